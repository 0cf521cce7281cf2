package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.gameserver.timing.Timers;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which clusters are there and since when the others are not, for all replicas: by the database's clock, since theirs may differ. A
 * named system job: it tells every tenant with servers on a cluster.
 */
@ApplicationScoped
public class Presence {
    private static final Logger LOG = Logger.getLogger(Presence.class);
    /** Tenants in one event. */
    private static final int AT_ONCE = 1_000;

    private final EntityManager entities;
    private final ClusterEvents events;
    private final TenantContext tenant;
    private final Timers timers;
    private final LinkConfig config;

    Presence(EntityManager entities, ClusterEvents events, TenantContext tenant, Timers timers, LinkConfig config) {
        this.entities = entities;
        this.events = events;
        this.tenant = tenant;
        this.timers = timers;
        this.config = config;
    }

    /** Whoever held a connection and died cannot say so: the others find out by its silence. */
    void start(@Observes StartupEvent event) {
        timers.every(config.heartbeat(), this::sweep);
    }

    /** A controller said hello on that connection. */
    @ActivateRequestContext
    public void arrived(String cluster, UUID connection, String version, int protocol) {
        inSystem(() -> {
            var wasAway = lock(cluster).filter(row -> row.connection() == null).isPresent();
            entities.createNativeQuery("""
                            update cluster set connection_id = :connection, connected_at = now(), last_seen_at = now(), away_since = null,
                              controller_version = :version, protocol = :protocol, refused_protocol = null where name = :name
                            """)
                    .setParameter("connection", connection)
                    .setParameter("version", version)
                    .setParameter("protocol", protocol)
                    .setParameter("name", cluster)
                    .executeUpdate();
            if (wasAway) {
                tell(cluster, null);
            }
            return true;
        });
    }

    /** The controller lives. False when the connection is not the cluster's any more: another one is, or it was revoked. */
    @ActivateRequestContext
    public boolean seen(String cluster, UUID connection) {
        return inSystem(() -> {
            var row = lock(cluster).orElse(null);
            if (row == null
                    || row.revoked()
                    || (row.connection() != null && !row.connection().equals(connection))) {
                return false;
            }
            entities.createNativeQuery(
                            "update cluster set last_seen_at = now(), connection_id = :connection, away_since = null where name = :name")
                    .setParameter("connection", connection)
                    .setParameter("name", cluster)
                    .executeUpdate();
            if (row.connection() == null) {
                tell(cluster, null);
            }
            return true;
        });
    }

    /**
     * That connection is over. Means nothing when another one took its place.
     *
     * @param ago for how long nothing had been heard
     */
    @ActivateRequestContext
    public void left(String cluster, UUID connection, Duration ago) {
        inSystem(() -> {
            if (lock(cluster).filter(row -> connection.equals(row.connection())).isPresent()) {
                away(cluster, "now() - make_interval(secs => :ago)", ago.toMillis() / 1000.0);
            }
            return true;
        });
    }

    /** A controller dialled in whose protocol is not spoken here. */
    @ActivateRequestContext
    public void incompatible(String cluster, String version, int protocol) {
        inSystem(() -> entities.createNativeQuery("""
                        update cluster set refused_protocol = :protocol, controller_version = :version,
                          away_since = coalesce(away_since, now()) where name = :name and connection_id is null
                        """)
                .setParameter("protocol", protocol)
                .setParameter("version", version)
                .setParameter("name", cluster)
                .executeUpdate());
    }

    /** What the controller's nodes can give. */
    @ActivateRequestContext
    public void capacity(String cluster, long cpuMillis, long memoryMib) {
        inSystem(() -> entities.createNativeQuery(
                        "update cluster set cpu_millis = :cpu, memory_mib = :memory where name = :name")
                .setParameter("cpu", cpuMillis)
                .setParameter("memory", memoryMib)
                .setParameter("name", cluster)
                .executeUpdate());
    }

    /** Notes as away what has not been heard of for too long. */
    @ActivateRequestContext
    void sweep() {
        inSystem(() -> {
            List<?> silent = entities.createNativeQuery("""
                            select name from cluster where connection_id is not null
                              and last_seen_at < now() - make_interval(secs => :silence) for update skip locked
                            """, String.class)
                    .setParameter(
                            "silence", config.silence().plus(config.heartbeat()).toMillis() / 1000.0)
                    .getResultList();
            silent.forEach(name -> away((String) name, "last_seen_at - make_interval(secs => :ago)", 0));
            return true;
        });
    }

    private void away(String cluster, String since, double ago) {
        var at = (Instant) entities.createNativeQuery(
                        "update cluster set connection_id = null, away_since = " + since
                                + " where name = :name returning away_since",
                        Instant.class)
                .setParameter("ago", ago)
                .setParameter("name", cluster)
                .getSingleResult();
        LOG.infof("Cluster is away: cluster=%s since=%s", cluster, at);
        tell(cluster, at);
    }

    private void tell(String cluster, @Nullable Instant awaySince) {
        List<?> tenants = entities.createNativeQuery(
                        "select distinct tenant_id from server where cluster = :cluster", UUID.class)
                .setParameter("cluster", cluster)
                .getResultList();
        var ids = tenants.stream().map(UUID.class::cast).toList();
        // once even without any, since super administrators look at clusters too
        for (var from = 0; from == 0 || from < ids.size(); from += AT_ONCE) {
            events.presence(cluster, awaySince, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
        }
    }

    private record Held(@Nullable UUID connection, boolean revoked) {}

    private Optional<Held> lock(String cluster) {
        List<?> rows = entities.createNativeQuery(
                        "select connection_id, revoked_at is not null from cluster where name = :name for no key update",
                        Object[].class)
                .setParameter("name", cluster)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(row -> new Held((UUID) row[0], (Boolean) row[1]));
    }

    private <T> T inSystem(Supplier<T> work) {
        return tenant.asSystem(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
