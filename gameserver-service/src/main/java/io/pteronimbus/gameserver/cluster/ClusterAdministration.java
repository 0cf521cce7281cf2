package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What super administrators do with clusters. Each use case is one transaction. */
@ApplicationScoped
class ClusterAdministration {
    /** How long it is known of a token that it was there. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final ClusterRepository clusters;
    private final OutstandingChanges outstanding;
    private final ClusterLabels labels;
    private final ClusterEvents events;
    private final Event<ClusterChanged> changed;
    private final String trusted;
    private final Clock clock;

    ClusterAdministration(
            ClusterRepository clusters,
            OutstandingChanges outstanding,
            ClusterLabels labels,
            ClusterEvents events,
            Event<ClusterChanged> changed,
            @ConfigProperty(name = "pteronimbus.service.trusted") Optional<String> trusted,
            Clock clock) {
        this.clusters = clusters;
        this.outstanding = outstanding;
        this.labels = labels;
        this.events = events;
        this.changed = changed;
        this.trusted = trusted.orElse("");
        this.clock = clock;
    }

    Page<ClusterView> list(PageRequest page) {
        // read before the transaction begins: it spans tenants, and has one of its own
        var waiting = outstanding.byCluster();
        return rows(page).map(cluster -> ClusterView.of(cluster, labels.of(cluster), waiting.get(cluster.name)));
    }

    @Transactional
    Page<Cluster> rows(PageRequest page) {
        var rows = clusters.list(page.after().orElse(null), page.query().orElse(null), page.limit() + 1);
        return Page.of(rows, page.limit(), cluster -> cluster.name);
    }

    ClusterView get(String name) {
        return view(find(name));
    }

    @Transactional
    Cluster find(String name) {
        return clusters.find(name).orElseThrow(ClusterAdministration::notFound);
    }

    /** Throws 409 {@code name-taken}. */
    @Transactional
    ClusterToken enrol(EnrolClusterRequest request) {
        if (clusters.find(request.name()).isPresent()) {
            throw nameTaken();
        }
        var wanted = request.labels() == null ? Map.<String, String>of() : request.labels();
        var cluster = new Cluster(
                request.name(),
                labels.write(wanted),
                request.placeable() == null || request.placeable(),
                clock.instant());
        if (!clusters.add(cluster)) {
            throw nameTaken();
        }
        events.done("cluster:create", cluster.name, null, auditView(cluster));
        return token(cluster);
    }

    /** The credential there is stays good until the controller has enrolled; tokens that were not used are good no more. */
    @Transactional
    ClusterToken enrolAgain(String name) {
        var cluster = lockEnrolled(name);
        events.done("cluster:enrol", name, null, null);
        return token(cluster);
    }

    @Transactional
    ClusterView update(String name, UpdateClusterRequest request) {
        var cluster = lock(name);
        var before = auditView(cluster);
        if (request.labels() != null) {
            cluster.labels = labels.write(request.labels());
        }
        if (request.placeable() != null) {
            cluster.placeable = request.placeable();
        }
        var after = auditView(cluster);
        if (!after.equals(before)) {
            events.done("cluster:update", name, before, after);
        }
        return view(cluster);
    }

    /** Throws 409 for a cluster nobody has enrolled in yet. Asked for again, the newest request counts. */
    @Transactional
    ClusterView rotate(String name) {
        var cluster = lockEnrolled(name);
        if (!cluster.mayDialIn()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "No controller has a credential for this cluster. Let one enrol first.");
        }
        cluster.rotationRequestedAt = clock.instant();
        events.done("cluster:rotate", name, null, null);
        changed.fire(new ClusterChanged(name, false));
        return view(cluster);
    }

    /**
     * Ends the cluster's connections and lets nobody dial in. One without servers is forgotten; one with servers is refused with 409
     * {@code cluster-in-use}, and if forced it stays listed, with its servers as they were last seen, until somebody enrols for it again.
     */
    @Transactional
    void revoke(String name, boolean force) {
        var cluster = lockEnrolled(name);
        if (cluster.servers > 0 && !force) {
            throw new ProblemException(
                    ProblemType.CLUSTER_IN_USE,
                    "The cluster has " + cluster.servers
                            + " servers. Delete them first; or force it, and nobody can reach them from here.");
        }
        events.done("cluster:revoke", name, auditView(cluster), null);
        clusters.forgetTokens(name, clock.instant().minus(REMEMBERED));
        if (cluster.servers > 0) {
            cluster.revoke(clock.instant());
        } else {
            clusters.remove(cluster);
        }
        changed.fire(new ClusterChanged(name, true));
    }

    private ClusterToken token(Cluster cluster) {
        var now = clock.instant();
        clusters.forgetTokens(cluster.name, now.minus(REMEMBERED));
        var token = LinkSecret.token();
        var enrolment = new Enrolment(token.hexHash(), cluster.name, now);
        clusters.add(enrolment);
        return new ClusterToken(view(cluster), token.text(), enrolment.expiresAt, trusted);
    }

    private Cluster lock(String name) {
        return clusters.lock(name).orElseThrow(ClusterAdministration::notFound);
    }

    /** Throws 409 for the cluster whose credential configuration says. */
    private Cluster lockEnrolled(String name) {
        var cluster = lock(name);
        if (cluster.configured) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "This cluster is enrolled by configuration. Change or remove its credential there.");
        }
        return cluster;
    }

    private ClusterView view(Cluster cluster) {
        return ClusterView.of(
                cluster, labels.of(cluster), outstanding.byCluster().get(cluster.name));
    }

    private Map<String, Object> auditView(Cluster cluster) {
        return Map.of("labels", labels.of(cluster), "placeable", cluster.placeable);
    }

    private static ProblemException nameTaken() {
        return new ProblemException(
                ProblemType.NAME_TAKEN,
                "A cluster of that name is enrolled. Choose another name, or let its controller enrol again.");
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("cluster");
    }
}
