package io.pteronimbus.gameserver.server;

import io.pteronimbus.gameserver.cluster.ClusterService;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads, over all tenants, what a cluster's controller is to run. A named system job: it serves the link. */
@ApplicationScoped
public class DesiredServers {
    private final ServerRepository servers;
    private final ServerObservations observations;
    private final ClusterService clusters;
    private final TenantContext tenant;
    private final ServerSeal seal;

    DesiredServers(
            ServerRepository servers,
            ServerObservations observations,
            ClusterService clusters,
            TenantContext tenant,
            ServerSeal seal) {
        this.servers = servers;
        this.observations = observations;
        this.clusters = clusters;
        this.tenant = tenant;
        this.seal = seal;
    }

    /** Number of the newest change; all up to it can be seen. */
    @ActivateRequestContext
    public long revision(String cluster) {
        return read(() -> clusters.revision(cluster));
    }

    /** All servers with ids after the given one, in the order of ids. */
    @ActivateRequestContext
    public List<DesiredServer> page(String cluster, UUID after, int limit) {
        return read(() -> views(servers.ofCluster(cluster, after, limit)));
    }

    /** Those that changed after a revision, in the order of revisions. */
    @ActivateRequestContext
    public List<DesiredServer> changes(String cluster, long revision, int limit) {
        return read(() -> views(servers.changedAfter(cluster, revision, limit)));
    }

    /** The controller says that nothing is left of a server. */
    @ActivateRequestContext
    public void deleted(String cluster, UUID serverId) {
        read(() -> {
            observations.takeDeleted(cluster, serverId);
            return true;
        });
    }

    /** How many servers show each state; states that none shows are left out. */
    @ActivateRequestContext
    public Map<String, Long> countByState() {
        return read(servers::countByState);
    }

    private List<DesiredServer> views(List<Server> found) {
        return found.stream().map(server -> DesiredServer.of(server, seal)).toList();
    }

    private <T> T read(Supplier<T> work) {
        return tenant.asSystem(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
