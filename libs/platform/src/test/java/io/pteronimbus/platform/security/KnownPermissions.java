package io.pteronimbus.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What a test says people may do, in place of tenant-service. */
@ApplicationScoped
class KnownPermissions implements PermissionSource {
    private final Map<String, EffectivePermissions> known = new ConcurrentHashMap<>();

    void put(UUID tenantId, UUID userId, EffectivePermissions permissions) {
        known.put(tenantId + "/" + userId, permissions);
    }

    @Override
    public Optional<EffectivePermissions> load(UUID tenantId, UUID userId, boolean superAdmin) {
        return superAdmin
                ? Optional.of(new EffectivePermissions(1, Permissions.TENANT, Map.of()))
                : Optional.ofNullable(known.get(tenantId + "/" + userId));
    }
}
