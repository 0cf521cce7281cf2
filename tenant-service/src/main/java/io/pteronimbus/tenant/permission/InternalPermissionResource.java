package io.pteronimbus.tenant.permission;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.ServicesOnly;
import io.pteronimbus.tenant.permission.PermissionService.TenantPermissions;
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

/** What other services ask: who may do what. Never routed by the gateway. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class InternalPermissionResource {
    private final PermissionService permissions;

    InternalPermissionResource(PermissionService permissions) {
        this.permissions = permissions;
    }

    /** 404 when there is no such tenant, or the person is no member of it and no super administrator. */
    @GET
    @Path("/tenants/{tenantId}/users/{userId}/permissions")
    @ServicesOnly
    @Operation(hidden = true)
    public EffectivePermissions ofUserInTenant(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("userId") UUID userId,
            @QueryParam("super") boolean superAdmin) {
        return permissions.load(tenantId, userId, superAdmin).orElseThrow(() -> ProblemException.notFound("member"));
    }

    /** Just memberships: that a super administrator sees every tenant is not repeated here. */
    @GET
    @Path("/users/{userId}/tenants")
    @ServicesOnly
    @Operation(hidden = true)
    public UserTenants ofUser(@PathParam("userId") UUID userId) {
        var known = permissions.ofUser(userId);
        return new UserTenants(known.allowed(), known.others());
    }

    /** @param others those they are known in and may do nothing: members of a Discord server without a role that counts */
    record UserTenants(List<TenantPermissions> items, List<UUID> others) {}
}
