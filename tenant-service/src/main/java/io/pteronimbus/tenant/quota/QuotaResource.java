package io.pteronimbus.tenant.quota;

import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** How much a tenant may use. */
@Path("/api/v1/tenants/{tenantId}/quota")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class QuotaResource {
    private final TenantQuotaService quotas;
    private final CurrentCaller current;

    QuotaResource(TenantQuotaService quotas, CurrentCaller current) {
        this.quotas = quotas;
        this.current = current;
    }

    @GET
    @RequiresPermission("quota:read")
    public QuotaView get(@PathParam("tenantId") UUID tenantId) {
        return quotas.view(tenantId);
    }

    /** Gives the tenant other limits: a plan's, or one's own. Above a ceiling, super administrators alone. */
    @PUT
    @RequiresPermission("quota:update")
    public QuotaView change(@PathParam("tenantId") UUID tenantId, @Valid @NotNull QuotaRequest request) {
        return quotas.change(current.get(), tenantId, request);
    }
}
