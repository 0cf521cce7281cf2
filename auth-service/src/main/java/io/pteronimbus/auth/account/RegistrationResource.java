package io.pteronimbus.auth.account;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where strangers make an account, and prove their address. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RegistrationResource {
    private final RegistrationService registrations;
    private final EmailService emails;

    RegistrationResource(RegistrationService registrations, EmailService emails) {
        this.registrations = registrations;
        this.emails = emails;
    }

    /**
     * Makes an account, and signs nobody in. Where addresses must be proven first the answer is 202, whoever has the address,
     * and who opens the link in the mail completes the registration.
     */
    @POST
    @Path("/register")
    @OpenToAll(because = "who registers has no account yet")
    @APIResponse(
            responseCode = "201",
            description = "The account",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(
            responseCode = "202",
            description = "A mail is on its way",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    public Response register(@Valid @NotNull RegisterRequest request) {
        return registrations
                .register(request)
                .map(account -> Response.created(URI.create("/api/v1/me"))
                        .entity(account)
                        .build())
                .orElseGet(VerificationView::accepted);
    }

    /** Makes the account whose address a link proves, with the name and password of who opened it. Signs nobody in. */
    @POST
    @Path("/register/complete")
    @OpenToAll(because = "the link says whose address it is")
    @APIResponse(
            responseCode = "201",
            description = "The account",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    public Response complete(@Valid @NotNull CompleteRegistrationRequest request) {
        return Response.created(URI.create("/api/v1/me"))
                .entity(registrations.complete(request))
                .build();
    }

    /** Opens a link of a mail that proves the address of an account. */
    @POST
    @Path("/verify-email")
    @OpenToAll(because = "the link says whose address it is")
    @APIResponse(responseCode = "204", description = "Done")
    public void verify(@Valid @NotNull TokenRequest request) {
        emails.prove(request.token());
    }

    /** What a link in a mail has behind its {@code #token=}. */
    record TokenRequest(@NotNull @Size(min = 1, max = 64) String token) {
        @Override
        public String toString() {
            return "TokenRequest[redacted]";
        }
    }
}
