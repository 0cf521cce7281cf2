package io.pteronimbus.notification.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** tenant-service, as far as it knows who belongs where. */
@RegisterRestClient(configKey = "tenant-service")
@Path("/internal/users")
interface MembershipClient {

    @GET
    @Path("/{userId}/tenants")
    Memberships tenants(@HeaderParam("Authorization") String authorization, @PathParam("userId") UUID userId);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Memberships(List<Membership> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Membership(UUID tenantId, Set<String> permissions) {}
}
