package io.pteronimbus.gameserver.quota;

import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much of its quota a tenant uses. */
@Path("/api/v1/tenants/{tenantId}/usage")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Servers")
class UsageResource {
    private final QuotaService quotas;

    UsageResource(QuotaService quotas) {
        this.quotas = quotas;
    }

    @GET
    @RequiresPermission("quota:read")
    @Operation(operationId = "getUsage", summary = "Tell what a tenant uses, beside what it may use")
    public UsageView get(@PathParam("tenantId") UUID tenantId) {
        return quotas.view(tenantId);
    }
}
