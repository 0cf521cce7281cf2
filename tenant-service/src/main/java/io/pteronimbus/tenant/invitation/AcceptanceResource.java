package io.pteronimbus.tenant.invitation;

import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For who has the link of an invitation. The secret travels in bodies alone. */
@Path("/api/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AcceptanceResource {
    private final Acceptance acceptance;
    private final CurrentCaller current;

    AcceptanceResource(Acceptance acceptance, CurrentCaller current) {
        this.acceptance = acceptance;
        this.current = current;
    }

    /** What a link lets one into, without using it up. */
    @POST
    @Path("/look")
    @SignedIn
    public OfferView look(@Valid @NotNull SecretRequest request) {
        return acceptance.look(request.token());
    }

    /** Uses a link up, and lets one in. */
    @POST
    @Path("/accept")
    @SignedIn
    public OfferView accept(@Valid @NotNull SecretRequest request) {
        return acceptance.accept(current.get(), request.token());
    }

    /** @param token what the link has behind its {@code #token=} */
    record SecretRequest(@NotNull @Size(min = 1, max = 64) String token) {
        @Override
        public String toString() {
            return "SecretRequest[redacted]";
        }
    }
}
