package io.pteronimbus.tenant.invitation;

import io.pteronimbus.platform.problem.FieldErrorCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom to make a sub-user of a server, and what they may do there.
 *
 * @param email as of {@link InvitationRequest}
 * @param expiresInHours 1 to 720; a week without it
 */
record ServerInvitationRequest(
        @Nullable
        @Size(max = 254)
        @Pattern(
                regexp = InvitationRequest.ADDRESS,
                message = "must be an e-mail address",
                payload = FieldErrorCode.Email.class)
        String email,

        @NotNull @Size(min = 1, max = 200) Set<@NotNull @Size(max = 64) String> permissions,
        @Nullable @Min(1) @Max(720) Integer expiresInHours) {

    InvitationRequest on(UUID serverId) {
        return new InvitationRequest(email, null, serverId, permissions, expiresInHours);
    }
}
