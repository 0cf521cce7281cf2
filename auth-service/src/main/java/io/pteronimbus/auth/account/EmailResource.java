package io.pteronimbus.auth.account;

import io.pteronimbus.auth.password.NewPassword;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** One's own e-mail address. */
@Path("/api/v1/me/email")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class EmailResource {
    private final EmailService emails;
    private final CurrentCaller current;

    EmailResource(EmailService emails, CurrentCaller current) {
        this.emails = emails;
        this.current = current;
    }

    /** Changes the address: at once where no mail is sent, else, with 202, when the link in the mail to it is opened. */
    @PUT
    @SignedIn(withoutSecondFactor = true)
    @APIResponse(
            responseCode = "200",
            description = "The account, with the new address",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(
            responseCode = "202",
            description = "A mail is on its way",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    public Response change(@Valid @NotNull EmailRequest request) {
        return emails.change(current.get().userId(), request.email(), request.currentPassword())
                .map(account -> Response.ok(account).build())
                .orElseGet(VerificationView::accepted);
    }

    /** Sends the mail that proves the address once more. 409 when there is nothing to prove. */
    @POST
    @Path("/verification")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = VerificationView.class, responseCode = "202", responseDescription = "Accepted")
    @ResponseStatus(202)
    @SignedIn(withoutSecondFactor = true)
    public VerificationView sendVerification() {
        emails.sendVerification(current.get().userId());
        return new VerificationView("sent");
    }

    /**
     * A new address.
     *
     * @param currentPassword not needed by who has none
     */
    record EmailRequest(
            @NotNull
            @Size(max = EmailAddress.LONGEST)
            @Pattern(
                    regexp = EmailAddress.FORM,
                    message = "must be an e-mail address",
                    payload = FieldErrorCode.Email.class)
            String email,

            @Nullable @Size(max = NewPassword.LONGEST) String currentPassword) {
        @Override
        public String toString() {
            return "EmailRequest[redacted]";
        }
    }
}
