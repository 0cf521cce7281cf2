package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.ExternalServerIds;
import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.quota.QuotaService;
import io.pteronimbus.platform.request.RequestTrace;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a row for each server that somebody made in a cluster itself, as its controller says. A cluster speaks of its own servers alone:
 * the id follows from its name. A named system job: it serves the link.
 */
@ApplicationScoped
public class ExternalServers {
    /** Of one tenant, in all clusters. */
    static final int MOST = 100;

    private static final Logger LOG = Logger.getLogger(ExternalServers.class);

    private final ServerRepository servers;
    private final ServerObservations observations;
    private final QuotaService quotas;
    private final ServerEvents events;
    private final TenantContext tenant;
    private final RequestTrace trace;
    private final Clock clock;

    ExternalServers(
            ServerRepository servers,
            ServerObservations observations,
            QuotaService quotas,
            ServerEvents events,
            TenantContext tenant,
            RequestTrace trace,
            Clock clock) {
        this.servers = servers;
        this.observations = observations;
        this.quotas = quotas;
        this.events = events;
        this.tenant = tenant;
        this.trace = trace;
        this.clock = clock;
    }

    /** Takes what is said of one server, however often. Nothing happens for a tenant that is not known, and beyond what one may have. */
    @ActivateRequestContext
    public void take(String cluster, ReportedServer told) {
        var id = ExternalServerIds.of(cluster, told.resourceUid());
        if (system(() -> isNews(id, told))) {
            system(() -> write(cluster, id, told));
        }
    }

    /** One of the cluster is there no more. */
    @ActivateRequestContext
    public void gone(String cluster, UUID tenantId, String resourceUid) {
        remove(cluster, tenantId, ExternalServerIds.of(cluster, resourceUid));
    }

    /** Of the cluster there are no others than those. */
    @ActivateRequestContext
    public void keepOnly(String cluster, Set<String> resourceUids) {
        system(() -> servers.externalOf(cluster)).stream()
                .filter(server -> !resourceUids.contains(server.resourceUid))
                .forEach(server -> remove(cluster, server.tenantId, server.id));
    }

    /** How many there are, over all tenants. */
    @ActivateRequestContext
    public long count() {
        return system(servers::countExternal);
    }

    private boolean isNews(UUID id, ReportedServer told) {
        var server = servers.find(told.tenantId(), id).orElse(null);
        var state = told.state();
        return server == null || !isAs(server, told) || (state != null && state.stateSeq() > server.stateSeq);
    }

    private boolean write(String cluster, UUID id, ReportedServer told) {
        quotas.lock(told.tenantId());
        var present = servers.lock(told.tenantId(), id).orElse(null);
        var seen = told.state() == null ? null : seen(cluster, id, told, told.state());
        if (present == null) {
            return add(cluster, id, told, seen);
        }
        if (!isAs(present, told)) {
            change(present, told);
        }
        if (seen != null) {
            observations.take(present, seen);
        }
        return true;
    }

    private boolean add(String cluster, UUID id, ReportedServer told, @Nullable ServerStateChanged seen) {
        var refusal = refusal(id, told);
        if (refusal != null) {
            LOG.warnf(
                    "External server not taken: cluster=%s tenant=%s name=%s cause=%s",
                    cluster, told.tenantId(), told.name(), refusal);
            return false;
        }
        var server = fresh(cluster, id, told);
        if (seen != null) {
            server.observe(seen);
        }
        servers.add(server);
        quotas.count(server.tenantId, server.resources.asServer());
        events.noticed(server, Action.CREATE, "server:create", author(cluster), null);
        LOG.infof("External server: cluster=%s tenant=%s server=%s name=%s", cluster, server.tenantId, id, told.name());
        return true;
    }

    private @Nullable String refusal(UUID id, ReportedServer told) {
        if (servers.tenantOf(id).isPresent()) {
            return "a resource is of one tenant for good";
        }
        if (!quotas.isKnown(told.tenantId())) {
            return "nobody has told of the tenant";
        }
        return servers.countExternalOf(told.tenantId()) < MOST ? null : "the tenant has " + MOST;
    }

    private void change(Server server, ReportedServer told) {
        var before = ServerEvents.auditView(server);
        var used = server.resources;
        set(server, told);
        quotas.count(server.tenantId, server.resources.asServer().minus(used.asServer()));
        events.noticed(server, Action.UPDATE, "server:update", author(server.cluster), before);
    }

    private void remove(String cluster, UUID tenantId, UUID id) {
        system(() -> {
            quotas.lock(tenantId);
            servers.lock(tenantId, id)
                    .filter(server -> server.external != null && server.cluster.equals(cluster))
                    .ifPresent(server -> {
                        var before = ServerEvents.auditView(server);
                        server.generation++;
                        server.state = ServerState.DELETING;
                        events.noticed(server, Action.DELETE, "server:delete", author(cluster), before);
                        events.removed(server);
                        observations.remove(server);
                    });
            return true;
        });
    }

    private Server fresh(String cluster, UUID id, ReportedServer told) {
        var server = new Server();
        server.id = id;
        server.tenantId = told.tenantId();
        server.cluster = cluster;
        server.variables = Map.of();
        server.state = ServerState.UNKNOWN;
        server.stateSince = clock.instant();
        server.resourceUid = told.resourceUid();
        server.createdAt = told.createdAt();
        server.intent = PublishedIntent.NONE;
        set(server, told);
        return server;
    }

    private static void set(Server server, ReportedServer told) {
        var name = ServerName.of(told.displayName());
        server.name = name.text();
        server.nameKey = name.key();
        server.resources = told.asResources();
        server.desiredState = told.desiredState();
        server.suspended = told.suspended();
        server.generation = told.generation();
        server.external = new ExternalResource(told);
        server.editVersion++;
    }

    private static boolean isAs(Server server, ReportedServer told) {
        return server.external != null
                && server.external.isAs(told)
                && server.name.equals(ServerName.of(told.displayName()).text())
                && server.resources.equals(told.asResources())
                && server.desiredState == told.desiredState()
                && server.suspended == told.suspended()
                && server.generation == told.generation();
    }

    /** Of that server and no other, whatever was said. */
    private static ServerStateChanged seen(String cluster, UUID id, ReportedServer told, ServerStateChanged state) {
        return new ServerStateChanged(
                id,
                told.tenantId(),
                cluster,
                told.resourceUid(),
                state.stateSeq(),
                state.generation(),
                state.state(),
                state.previousState(),
                state.reason(),
                state.message(),
                state.at(),
                state.runId(),
                state.exitCode(),
                state.address(),
                state.deleted());
    }

    private Author author(String cluster) {
        return new Author(new Actor(Actor.Kind.CLUSTER, cluster, cluster), null, null, false, trace.id());
    }

    private <T> T system(Supplier<T> work) {
        return tenant.asSystem(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
