package io.pteronimbus.gameserver.server;

import io.pteronimbus.gameserver.author.RequestAuthor;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The servers that were made from a template. */
@Path("/api/v1/tenants/{tenantId}/templates/{templateId}/servers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Templates")
class TemplateRolloutResource {
    private final TemplateRollout rollout;
    private final RequestAuthor author;
    private final CurrentCaller caller;
    private final Access access;

    TemplateRolloutResource(TemplateRollout rollout, RequestAuthor author, CurrentCaller caller, Access access) {
        this.rollout = rollout;
        this.author = author;
        this.caller = caller;
        this.access = access;
    }

    @POST
    @RequiresPermission(value = TemplateRollout.PERMISSION, onAnyServer = true)
    @Operation(
            operationId = "rollOutTemplate",
            summary = "Let many servers follow a version of their template, the newest unless told otherwise",
            description = "Answers for each server what became of it: one that cannot keeps back no other.")
    public RolledOut roll(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("templateId") UUID templateId,
            @NotNull @Valid TemplateRolloutRequest request) {
        var permissions =
                access.permissions(caller.get(), tenantId).orElseThrow(() -> ProblemException.notFound("tenant"));
        return rollout.roll(tenantId, templateId, request, permissions, author.get());
    }
}
