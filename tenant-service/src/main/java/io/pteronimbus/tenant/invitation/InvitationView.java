package io.pteronimbus.tenant.invitation;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation nobody has accepted yet. Its link is not told again.
 *
 * @param mailedAt when its link went out by mail last; null when it never did
 */
record InvitationView(
        UUID id,
        @Nullable String email,
        Collection<UUID> roleIds,
        @Nullable UUID serverId,
        Set<String> permissions,
        UUID invitedBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant mailedAt) {

    static InvitationView of(Invitation invitation) {
        return new InvitationView(
                invitation.id(),
                invitation.email(),
                invitation.roleIds(),
                invitation.serverId(),
                invitation.permissions(),
                invitation.invitedBy(),
                invitation.createdAt(),
                invitation.expiresAt(),
                invitation.mailedAt());
    }
}
