package io.pteronimbus.auth.account;

import io.pteronimbus.auth.password.NewPassword;
import io.pteronimbus.platform.security.OpenToAll;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Setting a new password in the place of a forgotten one. */
@Path("/api/v1/auth/password")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PasswordResetResource {
    private final PasswordService passwords;

    PasswordResetResource(PasswordService passwords) {
        this.passwords = passwords;
    }

    /** Sends a link to set a new password. The answer is the same whether or not there is such an account; 404 where no mail is sent. */
    @POST
    @Path("/forgot")
    @APIResponseSchema(value = VerificationView.class, responseCode = "202", responseDescription = "Accepted")
    @ResponseStatus(202)
    @OpenToAll(because = "who forgot the password cannot sign in")
    public VerificationView forgot(@Valid @NotNull ForgotRequest request) {
        passwords.forgot(request.email());
        return new VerificationView("sent");
    }

    /** Sets a new password by a link of a mail, and ends all sessions. */
    @POST
    @Path("/reset")
    @OpenToAll(because = "the link says whose password it is")
    @APIResponse(responseCode = "204", description = "Done")
    public void reset(@Valid @NotNull ResetRequest request) {
        passwords.reset(request.token(), request.password());
    }

    /** Whose password is forgotten. */
    record ForgotRequest(
            @NotNull @Size(min = 1, max = EmailAddress.LONGEST)
            String email) {}

    /** A new password for who opened a link; the token is what stands behind its {@code #token=}. */
    record ResetRequest(
            @NotNull @Size(min = 1, max = 64) String token,
            @NotNull @NewPassword String password) {
        @Override
        public String toString() {
            return "ResetRequest[redacted]";
        }
    }
}
