package io.pteronimbus.gameserver.metrics;

import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Beside the paths of single servers: {@code usage} is the id of none. */
@Path("/api/v1/tenants/{tenantId}/servers/usage")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Servers")
class ServerUsageResource {
    private final StatsService stats;
    private final CurrentCaller caller;

    ServerUsageResource(StatsService stats, CurrentCaller caller) {
        this.stats = stats;
        this.caller = caller;
    }

    @GET
    @RequiresPermission(value = "metric:read", onAnyServer = true)
    @Operation(
            operationId = "getServersUsage",
            summary = "Tell what servers used in the last hour, in steps",
            description =
                    "Of the servers that are named, 1 to 60, those of which one may metric:read; the others are left out.")
    public ServerUsageView usage(@PathParam("tenantId") UUID tenantId, @QueryParam("server") List<String> servers) {
        return stats.usage(tenantId, caller.reach(), NamedServers.of(servers));
    }
}
