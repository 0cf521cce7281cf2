package io.pteronimbus.auth.account;

import io.pteronimbus.auth.password.NewPassword;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One's own password. */
@Path("/api/v1/me/password")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PasswordResource {
    private final PasswordService passwords;
    private final CurrentCaller current;

    PasswordResource(PasswordService passwords, CurrentCaller current) {
        this.passwords = passwords;
        this.current = current;
    }

    /** Sets or changes one's own password, and ends all other sessions. */
    @PUT
    @SignedIn(withoutSecondFactor = true)
    public void change(@Valid @NotNull ChangeRequest request) {
        var caller = current.get();
        passwords.change(
                caller.userId(), UUID.fromString(caller.sessionId()), request.currentPassword(), request.newPassword());
    }

    /**
     * A new password.
     *
     * @param currentPassword not needed by who has none yet
     */
    record ChangeRequest(
            @Nullable @Size(max = NewPassword.LONGEST) String currentPassword,
            @NotNull @NewPassword String newPassword) {
        @Override
        public String toString() {
            return "ChangeRequest[redacted]";
        }
    }
}
