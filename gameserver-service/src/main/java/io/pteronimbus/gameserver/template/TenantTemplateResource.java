package io.pteronimbus.gameserver.template;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenantId}/templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Templates")
class TenantTemplateResource {
    private final TemplateService templates;

    TenantTemplateResource(TemplateService templates) {
        this.templates = templates;
    }

    @GET
    @RequiresPermission("template:read")
    @Operation(operationId = "listTenantTemplates", summary = "List the templates a tenant can use")
    public Page<TemplateView> list(@PathParam("tenantId") UUID tenantId, @Valid @BeanParam PageRequest page) {
        return templates.list(tenantId, page);
    }
}
