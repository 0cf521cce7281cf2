package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.events.ExternalServerIds;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code GameServer} resources of the cluster, from the operator's own cache: reading costs no request, and parses what is read. Those in a tenant's
 * namespace whose name is not one the panel gives are external: somebody made them with kubectl or from Git.
 */
@Singleton
public class GameServers {
    private final String cluster;
    private final Map<UUID, Set<ServerRef>> ofTenants = new ConcurrentHashMap<>();
    /** Their names are not made of their ids. */
    private final Map<ServerRef, ResourceID> external = new ConcurrentHashMap<>();

    private volatile @Nullable Cache<GameServer> cache;

    GameServers(ClusterConfig cluster) {
        this.cluster = cluster.name();
    }

    /** Before anything is in the cache. */
    void readFrom(Cache<GameServer> primaries) {
        cache = primaries;
    }

    /** It is in the cache: for the first time, or again. Whether it is its tenant's first. */
    boolean came(GameServer server) {
        var found = refOf(server);
        var isFirst = found.isPresent() && !hasAny(found.get().tenantId());
        found.ifPresent(ref -> {
            ofTenants.compute(ref.tenantId(), (tenant, present) -> {
                var refs = present == null ? ConcurrentHashMap.<ServerRef>newKeySet() : present;
                refs.add(ref);
                return refs;
            });
            if (ExternalServerIds.isOne(ref.serverId())) {
                external.put(ref, ResourceID.fromResource(server));
            }
        });
        return isFirst;
    }

    /** It is in the cache no more. */
    void went(GameServer server) {
        refOf(server).ifPresent(ref -> {
            ofTenants.computeIfPresent(ref.tenantId(), (tenant, present) -> {
                present.remove(ref);
                return present.isEmpty() ? null : present;
            });
            external.remove(ref);
        });
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
        return present == null ? Optional.empty() : present.get(resourceId(ref));
    }

    /** Which there are. To ask for this costs nothing; each that is then looked for is parsed. */
    public Stream<ServerRef> refs() {
        return filled() == null ? Stream.empty() : ofTenants.values().stream().flatMap(Set::stream);
    }

    /** Whether the tenant has any in the cluster, and so a namespace. To ask for this costs nothing. */
    public boolean hasAny(UUID tenantId) {
        return ofTenants.containsKey(tenantId);
    }

    /** Those in a tenant's namespace, whoever made them. */
    Stream<GameServer> ofTenant(UUID tenantId) {
        return refsOf(tenantId).flatMap(ref -> find(ref).stream());
    }

    /** Those in a tenant's namespace that the panel did not make. */
    public Stream<GameServer> externalOf(UUID tenantId) {
        return externalRefs(tenantId).flatMap(ref -> find(ref).stream());
    }

    boolean hasExternal(UUID tenantId) {
        return externalRefs(tenantId).findAny().isPresent();
    }

    private Stream<ServerRef> externalRefs(UUID tenantId) {
        return refsOf(tenantId).filter(ref -> ExternalServerIds.isOne(ref.serverId()));
    }

    private Stream<ServerRef> refsOf(UUID tenantId) {
        return ofTenants.getOrDefault(tenantId, Set.of()).stream();
    }

    /** Of the server's resource, whoever made it. */
    ResourceID resourceId(ServerRef ref) {
        var named = external.get(ref);
        return named == null ? ref.resourceId() : named;
    }

    /** Of the resource to which something says that it belongs; never of one in another namespace. */
    Set<ResourceID> owner(HasMetadata child) {
        var labels = child.getMetadata().getLabels();
        var server = labels.getOrDefault(Labels.SERVER, labels.get(Labels.INSTALL));
        return server == null
                ? Set.of()
                : ServerRef.ofChild(child, server)
                        .map(ref -> Set.of(resourceId(ref)))
                        .orElse(Set.of());
    }

    /** Not before the watch has begun: until then it cannot even be asked. */
    private @Nullable Cache<GameServer> filled() {
        var present = cache;
        return present instanceof AbstractEventSource<?, ?> source && !source.isRunning() ? null : present;
    }
}
