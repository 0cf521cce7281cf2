package io.pteronimbus.auth.invitation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that is to go out by mail.
 *
 * @param token the secret of its link; the link itself is made here
 * @param expiresAt when it is good no more
 */
record InvitationMailRequest(
        @NotNull @Size(max = 254) String email,
        @NotNull UUID tenantId,
        @NotNull @Size(min = 1, max = 80) String tenantName,
        @NotNull UUID inviterId,
        @NotNull @Size(min = 1, max = 64) String inviterName,
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}") String token,
        @NotNull Instant expiresAt) {

    @Override
    public String toString() {
        return "InvitationMailRequest[" + tenantId + ", ***]";
    }
}
