package io.pteronimbus.tenant.member;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.CurrentCaller;
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

/** The members of a tenant. */
@Path("/api/v1/tenants/{tenantId}/members")
@Produces(MediaType.APPLICATION_JSON)
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

    @GET
    @RequiresPermission("member:read")
    public Page<MemberView> list(@PathParam("tenantId") UUID tenantId, @Valid @BeanParam PageRequest page) {
        return members.list(tenantId, page);
    }

    /** Why a member may do what they may. Everybody may ask about themselves, about others who may read members. */
    @GET
    @Path("/{userId}/permissions")
    @RequiresPermission("tenant:read")
    public MemberPermissionsView permissions(@PathParam("tenantId") UUID tenantId, @PathParam("userId") String userId) {
        var member = id(userId);
        var caller = current.get();
        if (!member.equals(caller.userId())) {
            access.require(caller, tenantId, null, "member:read");
        }
        return members.permissions(tenantId, member);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.notFound("member");
        }
    }
}
