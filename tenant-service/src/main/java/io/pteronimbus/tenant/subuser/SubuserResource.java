package io.pteronimbus.tenant.subuser;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.request.PathIds;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** People with permissions on one server, beside their roles. */
@Path("/api/v1/tenants/{tenantId}/servers/{serverId}/subusers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SubuserResource {
    private final SubuserService subusers;
    private final CurrentCaller current;

    SubuserResource(SubuserService subusers, CurrentCaller current) {
        this.subusers = subusers;
        this.current = current;
    }

    /** All of them, at most 200. */
    @GET
    @RequiresPermission("subuser:read")
    public Page<SubuserView> list(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return Page.all(subusers.list(tenantId, serverId));
    }

    /** Grants somebody who has an account that much on this server, in the place of what they had. Others are invited. */
    @PUT
    @Path("/{userId}")
    @RequiresPermission("subuser:create")
    public SubuserView put(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @PathParam("userId") String userId,
            @Valid @NotNull SubuserRequest request) {
        return subusers.put(current.get(), tenantId, serverId, PathIds.of(userId, "person"), request);
    }

    @DELETE
    @Path("/{userId}")
    @RequiresPermission("subuser:delete")
    @APIResponse(responseCode = "204", description = "Done")
    public void remove(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @PathParam("userId") String userId) {
        subusers.remove(current.get(), tenantId, serverId, PathIds.of(userId, "sub-user"));
    }
}
