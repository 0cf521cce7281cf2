package io.pteronimbus.tenant.permission;

import io.pteronimbus.tenant.tenant.TenantStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what somebody may do in a tenant.
 *
 * @param roles given to them here
 * @param discord null for who is no member of the tenant's guild, as far as that is known and fresh enough to be trusted
 * @param servers granted on single servers
 */
record Facts(
        TenantStatus status, List<Role> roles, @Nullable Discord discord, Map<UUID, Set<String>> servers) {

    /** A set of permissions with a name. */
    record Role(String name, Set<String> permissions) {}

    /**
     * What Discord says.
     *
     * @param permissions Discord's bits, of all their roles and everybody's
     * @param mapped roles that their roles in Discord bring
     */
    record Discord(boolean owner, long permissions, List<Mapped> mapped) {}

    /** A role, and the role of Discord's that brings it. */
    record Mapped(String discordRole, Role role) {}
}
