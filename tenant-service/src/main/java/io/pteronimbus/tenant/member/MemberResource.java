package io.pteronimbus.tenant.member;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.request.PathIds;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

/** Who has access to a tenant. */
@Path("/api/v1/tenants/{tenantId}/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MemberResource {
    private final MemberService members;
    private final CurrentCaller current;
    private final Access access;

    MemberResource(MemberService members, CurrentCaller current, Access access) {
        this.members = members;
        this.current = current;
        this.access = access;
    }

    /** Everybody with access: by roles given here, by Discord, or on single servers. */
    @GET
    @RequiresPermission("member:read")
    public Page<MemberView> list(@PathParam("tenantId") UUID tenantId, @Valid @BeanParam PageRequest page) {
        return members.list(tenantId, page);
    }

    @GET
    @Path("/{userId}")
    @RequiresPermission("member:read")
    public MemberView get(@PathParam("tenantId") UUID tenantId, @PathParam("userId") String userId) {
        return members.view(tenantId, PathIds.of(userId, "member"));
    }

    /** Replaces the roles given to a member here. */
    @PUT
    @Path("/{userId}/roles")
    @RequiresPermission("member:update")
    public MemberView changeRoles(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("userId") String userId,
            @Valid @NotNull MemberRolesRequest request) {
        return members.changeRoles(current.get(), tenantId, PathIds.of(userId, "member"), request);
    }

    /** Takes from somebody what was given to them here, grants on servers included. What Discord brings ends at Discord. */
    @DELETE
    @Path("/{userId}")
    @RequiresPermission("member:remove")
    @APIResponse(responseCode = "204", description = "Done")
    public void remove(@PathParam("tenantId") UUID tenantId, @PathParam("userId") String userId) {
        members.remove(current.get(), tenantId, PathIds.of(userId, "member"));
    }

    /** Why a member may do what they may. Everybody may ask about themselves, about others who may read members. */
    @GET
    @Path("/{userId}/permissions")
    @RequiresPermission("tenant:read")
    public MemberPermissionsView permissions(@PathParam("tenantId") UUID tenantId, @PathParam("userId") String userId) {
        var member = PathIds.of(userId, "member");
        var caller = current.get();
        if (!member.equals(caller.userId())) {
            access.require(caller, tenantId, null, "member:read");
            access.noteRead(caller, tenantId, null, "member:read");
        }
        return members.permissions(tenantId, member);
    }
}
