package io.pteronimbus.platform.security;

import java.util.UUID;

/** The Redis keys of effective permissions. */
public final class PermissionKeys {

    private PermissionKeys() {}

    /** A person's set; what they may do as a super administrator is kept apart, so that losing the office loses the rights. */
    public static String of(UUID tenantId, UUID userId, boolean superAdmin) {
        return "perm:" + tenantId + ":" + userId + (superAdmin ? ":super" : "");
    }
}
