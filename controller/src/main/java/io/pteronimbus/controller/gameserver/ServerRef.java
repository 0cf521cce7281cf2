package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;
import java.util.UUID;

/**
 * Which server, of which tenant: what a resource's name and namespace say.
 */
public record ServerRef(UUID tenantId, UUID serverId) {
    private static final String NAME_PREFIX = "gs-";
    private static final String NAMESPACE_PREFIX = "ptn-";

    /** Of a {@code GameServer}; empty for one that does not follow the naming, and so is nobody's. */
    public static Optional<ServerRef> of(HasMetadata resource) {
        var name = resource.getMetadata().getName();
        var namespace = resource.getMetadata().getNamespace();
        if (!name.startsWith(NAME_PREFIX) || namespace == null || !namespace.startsWith(NAMESPACE_PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ServerRef(
                    UUID.fromString(namespace.substring(NAMESPACE_PREFIX.length())),
                    UUID.fromString(name.substring(NAME_PREFIX.length()))));
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

    public ResourceID resourceId() {
        return new ResourceID(name(), namespace());
    }
}
