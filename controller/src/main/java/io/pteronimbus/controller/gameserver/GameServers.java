package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.events.ExternalServerIds;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code GameServer} resources of the cluster, from the operator's own cache: reading costs no request. Those in a tenant's
 * namespace whose name is not one the panel gives are external: somebody made them with kubectl or from Git.
 */
@Singleton
public class GameServers {
    private static final String EXTERNAL = "external-server";

    private final String cluster;
    private volatile @Nullable IndexerResourceCache<GameServer> cache;

    GameServers(ClusterConfig cluster) {
        this.cluster = cluster.name();
    }

    /** Before anything is in the cache. */
    void readFrom(IndexerResourceCache<GameServer> primaries) {
        primaries.addIndexers(Map.of(
                EXTERNAL,
                server -> external(server).map(GameServers::key).stream().toList()));
        cache = primaries;
    }

    /** Whose a resource is, and which one; empty outside of the tenants' namespaces. */
    public Optional<ServerRef> refOf(GameServer server) {
        return ServerRef.of(server).or(() -> external(server));
    }

    /** Which external server a resource is; empty for those of the panel, and for those of no tenant. */
    public Optional<ServerRef> external(GameServer server) {
        return ServerRef.of(server).isPresent()
                ? Optional.empty()
                : ServerRef.tenantOf(server)
                        .map(tenant -> new ServerRef(
                                tenant,
                                ExternalServerIds.of(
                                        cluster, server.getMetadata().getUid())));
    }

    /** What is wanted of a server. Of an external one the cluster counts the generations. */
    public GameServerSpec specOf(GameServer server) {
        var spec = server.getSpec();
        return external(server).isPresent()
                ? spec.ofGeneration(server.getMetadata().getGeneration())
                : spec;
    }

    public Optional<GameServer> find(ServerRef ref) {
        var present = filled();
        return present == null ? Optional.empty() : present.get(resourceId(ref, present));
    }

    public Stream<GameServer> all() {
        var present = filled();
        return present == null ? Stream.empty() : present.list();
    }

    /** Those in a tenant's namespace, whoever made them. */
    Stream<GameServer> ofTenant(UUID tenantId) {
        var present = filled();
        return present == null ? Stream.empty() : present.list(ServerRef.namespaceOf(tenantId), any -> true);
    }

    /** The external servers of a tenant, all of them: no index tells that, since it loses sight of a resource while that is updated. */
    public Stream<GameServer> externalOf(UUID tenantId) {
        var present = filled();
        return present == null ? Stream.empty() : externalOf(tenantId, present);
    }

    /** Of the server's resource, whoever made it. */
    ResourceID resourceId(ServerRef ref) {
        var present = filled();
        return present == null ? ref.resourceId() : resourceId(ref, present);
    }

    private ResourceID resourceId(ServerRef ref, IndexerResourceCache<GameServer> primaries) {
        if (!ExternalServerIds.isOne(ref.serverId())) {
            return ref.resourceId();
        }
        return primaries.byIndex(EXTERNAL, key(ref)).stream()
                .findFirst()
                // it may be out of the index for a moment
                .or(() -> externalOf(ref.tenantId(), primaries)
                        .filter(server -> external(server).filter(ref::equals).isPresent())
                        .findFirst())
                .map(ResourceID::fromResource)
                .orElseGet(ref::resourceId);
    }

    private Stream<GameServer> externalOf(UUID tenantId, IndexerResourceCache<GameServer> primaries) {
        return primaries.list(
                ServerRef.namespaceOf(tenantId), server -> external(server).isPresent());
    }

    /** Of the resource to which something says that it belongs; never of one in another namespace. */
    Set<ResourceID> owner(HasMetadata child, IndexerResourceCache<GameServer> primaries) {
        var labels = child.getMetadata().getLabels();
        var server = labels.getOrDefault(Labels.SERVER, labels.get(Labels.INSTALL));
        return server == null
                ? Set.of()
                : ServerRef.ofChild(child, server)
                        .map(ref -> Set.of(resourceId(ref, primaries)))
                        .orElse(Set.of());
    }

    private static String key(ServerRef ref) {
        return ref.tenantId() + "/" + ref.serverId();
    }

    /** Not before the watch has begun: until then it cannot even be asked. */
    private @Nullable IndexerResourceCache<GameServer> filled() {
        var present = cache;
        return present instanceof AbstractEventSource<?, ?> source && !source.isRunning() ? null : present;
    }
}
