package io.pteronimbus.tenant.member;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with access to the tenant.
 *
 * @param roles all they have, whatever brings them
 * @param access the ways in which they have it
 * @param joinedAt when they were given a role here; null for who has access by Discord alone
 */
record MemberView(
        UUID userId,
        String displayName,
        List<RoleOfMember> roles,
        Set<Way> access,
        @Nullable Instant joinedAt) {

    /** How somebody comes to have access. */
    enum Way {
        /** By roles given to them here. */
        DIRECT,
        /** By the tenant's Discord server. */
        DISCORD,
        /** By grants on single servers. */
        SERVERS
    }

    /** @param direct given to them here, rather than brought by Discord */
    record RoleOfMember(UUID id, String name, boolean direct) {}
}
