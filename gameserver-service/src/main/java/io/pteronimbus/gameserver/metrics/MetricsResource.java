package io.pteronimbus.gameserver.metrics;

import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tenants/{tenantId}/servers/{serverId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Servers")
class MetricsResource {
    private final StatsService stats;

    MetricsResource(StatsService stats) {
        this.stats = stats;
    }

    @GET
    @Path("/metrics")
    @RequiresPermission("metric:read")
    @Operation(operationId = "getServerMetrics", summary = "Tell what was measured of a server: 5m, 15m or 1h back")
    public MetricsView metrics(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @QueryParam("range") @Nullable String range) {
        return stats.metrics(tenantId, serverId, MetricsRange.of(range));
    }

    @GET
    @Path("/players")
    @RequiresPermission("player:read")
    @Operation(operationId = "getServerPlayers", summary = "Tell who plays on a server")
    public PlayersView players(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return stats.players(tenantId, serverId);
    }
}
