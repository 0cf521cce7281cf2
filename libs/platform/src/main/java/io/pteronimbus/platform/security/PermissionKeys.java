package io.pteronimbus.platform.security;

import java.util.UUID;

/** The Redis keys of effective permissions. Those of a tenant that are looked at together share a hash slot by {@code {tenant}}. */
public final class PermissionKeys {

    private PermissionKeys() {}

    /** A person's set; what they may do as a super administrator is kept apart, so that losing the office loses the rights. */
    public static String of(UUID tenantId, UUID userId, boolean superAdmin) {
        return "perm:{" + tenantId + "}:" + userId + (superAdmin ? ":super" : "");
    }

    /** The version of the tenant's rules that a set must have at least, when a change concerned everybody. */
    public static String since(UUID tenantId) {
        return "perm:{" + tenantId + "}:since";
    }
}
