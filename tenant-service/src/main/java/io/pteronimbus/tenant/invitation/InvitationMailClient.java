package io.pteronimbus.tenant.invitation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** auth-service, which has the mail server. */
@RegisterRestClient(configKey = "auth-service-mail")
@Path("/internal/mails/invitations")
interface InvitationMailClient {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    void send(@HeaderParam("Authorization") String authorization, Order order);

    /**
     * What the mail is to say.
     *
     * @param token the secret of the link
     */
    record Order(
            String email,
            UUID tenantId,
            String tenantName,
            UUID inviterId,
            String inviterName,
            String token,
            Instant expiresAt) {
        @Override
        public String toString() {
            return "Order[" + tenantId + ", ***]";
        }
    }
}
