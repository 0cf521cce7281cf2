package io.pteronimbus.auth.invitation;

import io.pteronimbus.platform.security.ServicesOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where tenant-service has invitations mailed. Never routed by the gateway. */
@Path("/internal/mails/invitations")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class InvitationMailResource {
    private final InvitationMailService mails;

    InvitationMailResource(InvitationMailService mails) {
        this.mails = mails;
    }

    /** Answers when the mail server has taken it; 409 when mail is off, 429 after too many, 503 when it was not taken. */
    @POST
    @ServicesOnly
    @Operation(hidden = true)
    public void send(@Valid @NotNull InvitationMailRequest request) {
        mails.send(request);
    }
}
