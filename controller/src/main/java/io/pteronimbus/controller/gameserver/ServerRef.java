package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.pteronimbus.events.ExternalServerIds;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which server, of which tenant: what the name and namespace of a resource of the panel say. Of an external one the id follows from
 * the uid, see {@link GameServers#refOf}; what belongs to it in the cluster is named after that id too.
 */
public record ServerRef(UUID tenantId, UUID serverId) {
    private static final String NAME_PREFIX = "gs-";
    private static final String NAMESPACE_PREFIX = "ptn-";

    /**
     * Of a {@code GameServer} that has a name as the panel gives it; empty for any other. The name is what tells them apart, since nobody
     * can change it, as they can a label.
     */
    public static Optional<ServerRef> of(HasMetadata resource) {
        return tenantOf(resource)
                .flatMap(tenant -> named(NAME_PREFIX, resource.getMetadata().getName())
                        .filter(server -> !ExternalServerIds.isOne(server))
                        .map(server -> new ServerRef(tenant, server)));
    }

    /** Whose namespace a resource is in; empty outside of those. */
    public static Optional<UUID> tenantOf(HasMetadata resource) {
        return tenantOf(resource.getMetadata().getNamespace());
    }

    /** Whose namespace that is; empty for any other. */
    public static Optional<UUID> tenantOf(@Nullable String namespace) {
        return named(NAMESPACE_PREFIX, namespace);
    }

    /** @param serverId what something in a tenant's namespace is labelled with */
    static Optional<ServerRef> ofChild(HasMetadata child, String serverId) {
        return tenantOf(child).flatMap(tenant -> named("", serverId).map(server -> new ServerRef(tenant, server)));
    }

    /** Only an id as it is always written: there is more than one way to write one that can be read. */
    private static Optional<UUID> named(String prefix, @Nullable String name) {
        if (name == null || !name.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(name.substring(prefix.length()))).filter(id -> name.equals(prefix + id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String name() {
        return NAME_PREFIX + serverId;
    }

    public String namespace() {
        return namespaceOf(tenantId);
    }

    public static String namespaceOf(UUID tenantId) {
        return NAMESPACE_PREFIX + tenantId;
    }

    /** Of the resource of a server of the panel. */
    ResourceID resourceId() {
        return new ResourceID(name(), namespace());
    }
}
