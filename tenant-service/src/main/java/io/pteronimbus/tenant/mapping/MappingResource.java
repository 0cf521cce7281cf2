package io.pteronimbus.tenant.mapping;

import io.pteronimbus.platform.paging.Page;
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

/** What the roles of the tenant's Discord server bring here. */
@Path("/api/v1/tenants/{tenantId}/role-mappings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MappingResource {
    private final MappingService mappings;
    private final CurrentCaller current;

    MappingResource(MappingService mappings, CurrentCaller current) {
        this.mappings = mappings;
        this.current = current;
    }

    /** All roles of the Discord server, the highest first, each with what it brings. */
    @GET
    @RequiresPermission("role:read")
    public Page<MappingView> list(@PathParam("tenantId") UUID tenantId) {
        return Page.all(mappings.list(tenantId));
    }

    /** Replaces what a role of Discord's brings; counts at once for everybody who has it. */
    @PUT
    @Path("/{discordRoleId}")
    @RequiresPermission("role:update")
    public MappingView put(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("discordRoleId") String discordRoleId,
            @Valid @NotNull MappingRequest request) {
        return mappings.put(current.get(), tenantId, discordRoleId, request);
    }
}
