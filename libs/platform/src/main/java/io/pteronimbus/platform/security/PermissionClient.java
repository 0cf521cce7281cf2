package io.pteronimbus.platform.security;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "tenant-service")
@Path("/internal/tenants")
interface PermissionClient {

    @GET
    @Path("/{tenantId}/users/{userId}/permissions")
    EffectivePermissions permissions(
            @HeaderParam("Authorization") String authorization,
            @PathParam("tenantId") UUID tenantId,
            @PathParam("userId") UUID userId,
            @QueryParam("super") boolean superAdmin);
}
