package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.Actor;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.pteronimbus.tenant.permission.RbacChange;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What super administrators do with tenants that misbehave. */
@Path("/api/v1/tenants/{tenantId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SuspensionResource {
    private final RbacChanges changes;
    private final TenantSuspension suspension;
    private final TenantService tenants;
    private final CurrentCaller current;

    SuspensionResource(RbacChanges changes, TenantSuspension suspension, TenantService tenants, CurrentCaller current) {
        this.changes = changes;
        this.suspension = suspension;
        this.tenants = tenants;
        this.current = current;
    }

    /** Suspends the tenant: it can be read, and nothing is started, made or changed in it. 409 when that cannot be, or is so. */
    @POST
    @Path("/suspend")
    @RequiresPermission("platform:manage")
    public TenantView suspend(@PathParam("tenantId") UUID tenantId) {
        return change(tenantId, suspension::suspend, "The tenant is suspended, or to be deleted, already.");
    }

    /** Ends what an administrator suspended. 409 when it is not suspended, or for another reason. */
    @POST
    @Path("/resume")
    @RequiresPermission("platform:manage")
    public TenantView resume(@PathParam("tenantId") UUID tenantId) {
        return change(tenantId, suspension::resume, "The tenant was not suspended by an administrator.");
    }

    private TenantView change(UUID tenantId, Step step, String otherwise) {
        var caller = current.get();
        if (!changes.by(
                caller, tenantId, change -> step.take(change, SuspensionReason.ADMINISTRATOR, caller.toActor()))) {
            throw new ProblemException(ProblemType.CONFLICT, otherwise);
        }
        return tenants.view(tenantId, caller);
    }

    private interface Step {
        boolean take(RbacChange change, SuspensionReason reason, Actor actor);
    }
}
