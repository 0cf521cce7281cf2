package io.pteronimbus.gameserver.server;

import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What a game said before it crashed is part of its log: that one may see the server is not enough. */
@Path("/api/v1/tenants/{tenantId}/servers/{serverId}/crash")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Servers")
class CrashResource {
    private final ServerService servers;

    CrashResource(ServerService servers) {
        this.servers = servers;
    }

    @GET
    @RequiresPermission("log:read")
    @Operation(
            operationId = "getLastCrash",
            summary = "Tell how a server's game last crashed, with the end of what it said",
            description = "Kept until it crashes again, whatever becomes of the server meanwhile.")
    @APIResponseSchema(value = CrashView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "204", description = "It was never seen to crash")
    public RestResponse<CrashView> get(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return servers.lastCrash(tenantId, serverId).map(RestResponse::ok).orElseGet(RestResponse::noContent);
    }
}
