package io.pteronimbus.tenant.invitation;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/** Invitations into a tenant. */
@Path("/api/v1/tenants/{tenantId}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class InvitationResource {
    private final InvitationService invitations;
    private final InvitationMails mails;
    private final CurrentCaller current;

    InvitationResource(InvitationService invitations, InvitationMails mails, CurrentCaller current) {
        this.invitations = invitations;
        this.mails = mails;
        this.current = current;
    }

    /** Those nobody has accepted yet, at most 100. */
    @GET
    @RequiresPermission("member:read")
    public Page<InvitationView> list(@PathParam("tenantId") UUID tenantId) {
        return Page.all(invitations.list(tenantId));
    }

    /** Makes a link, told this one time, and mails it when there is an address. It gives no more than who invites holds, now and later. */
    @POST
    @RequiresPermission("member:invite")
    @APIResponseSchema(
            value = CreatedInvitationView.class,
            responseCode = "201",
            responseDescription = "The invitation and its link")
    public RestResponse<CreatedInvitationView> create(
            @PathParam("tenantId") UUID tenantId, @Valid @NotNull InvitationRequest request) {
        return RestResponse.status(RestResponse.Status.CREATED, invitations.create(current.get(), tenantId, request));
    }

    /** Mails it again with a new link; the one from before is no longer good then. */
    @POST
    @Path("/{invitationId}/mail")
    @RequiresPermission("member:invite")
    public InvitationView mail(@PathParam("tenantId") UUID tenantId, @PathParam("invitationId") String invitationId) {
        return mails.again(current.get(), tenantId, null, PathIds.of(invitationId, "invitation"));
    }

    @DELETE
    @Path("/{invitationId}")
    @RequiresPermission("member:invite")
    @APIResponse(responseCode = "204", description = "Done")
    public void revoke(@PathParam("tenantId") UUID tenantId, @PathParam("invitationId") String invitationId) {
        invitations.revoke(tenantId, null, PathIds.of(invitationId, "invitation"));
    }
}
