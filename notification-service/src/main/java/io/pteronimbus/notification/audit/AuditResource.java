package io.pteronimbus.notification.audit;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The audit log of a tenant. */
@Path("/api/v1/tenants/{tenantId}/audit")
class AuditResource {
    private final AuditService audit;

    AuditResource(AuditService audit) {
        this.audit = audit;
    }

    @GET
    @RunOnVirtualThread
    @RequiresPermission("audit:read")
    @Operation(summary = "Who did what in the tenant, newest first")
    public Page<AuditView> audit(
            @PathParam("tenantId") UUID tenantId,
            @BeanParam @Valid AuditFilter filter,
            @BeanParam @Valid PageRequest page) {
        return audit.list(tenantId, filter, page).map(AuditView::of);
    }
}
