package io.pteronimbus.tenant.invitation;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.tenant.subuser.SubuserRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom to let in, and to what: roles, or permissions on a server, or both.
 *
 * @param email where the link is mailed to; who accepts must have proven that this address is theirs. Without it, whoever has the
 *     link may accept
 * @param expiresInHours 1 to 720; a week without it
 */
record InvitationRequest(
        @Nullable
        @Size(max = 254)
        @Pattern(
                regexp = InvitationRequest.ADDRESS,
                message = "must be an e-mail address",
                payload = FieldErrorCode.Email.class)
        String email,

        @Nullable @Size(max = 50) Set<@NotNull UUID> roleIds,
        @Nullable UUID serverId,
        @Nullable @Size(max = 200) Set<@NotNull @Size(max = 64) String> permissions,
        @Nullable @Min(1) @Max(720) Integer expiresInHours) {
    /** One address, as auth-service takes it: nothing that a mail server would read as a second one, or as a command. */
    static final String ADDRESS = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){0,126}";

    private static final int WEEK = 168;

    /** Throws 400 for what makes no sense together. */
    void check() {
        if (roles().isEmpty() && serverId == null) {
            throw ProblemException.invalid(new FieldError("roleIds", "must not be empty without a server"));
        }
        if ((serverId == null) != knownPermissions().isEmpty()) {
            throw ProblemException.invalid(
                    new FieldError("permissions", "belong to a server, and a server needs at least one"));
        }
    }

    @Nullable
    String address() {
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }

    Set<UUID> roles() {
        return roleIds == null ? Set.of() : roleIds;
    }

    Set<String> knownPermissions() {
        return permissions == null ? Set.of() : SubuserRequest.known("permissions", permissions);
    }

    int hours() {
        return expiresInHours == null ? WEEK : expiresInHours;
    }
}
