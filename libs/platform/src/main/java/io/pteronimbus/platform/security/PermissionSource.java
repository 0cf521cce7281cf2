package io.pteronimbus.platform.security;

import java.util.Optional;
import java.util.UUID;

/** Where effective permissions come from when Redis does not have them. */
public interface PermissionSource {

    /** Empty when there is no such tenant, or the person has nothing to do with it and is no super administrator. */
    Optional<EffectivePermissions> load(UUID tenantId, UUID userId, boolean superAdmin);
}
