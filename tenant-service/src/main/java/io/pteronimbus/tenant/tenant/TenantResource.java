package io.pteronimbus.tenant.tenant;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.request.ExpectedVersion;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.pteronimbus.platform.security.SignedIn;
import io.pteronimbus.tenant.idempotency.IdempotencyKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Tenants. */
@Path("/api/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TenantResource {
    private final TenantService tenants;
    private final TenantCreation creation;
    private final TenantDeletion deletion;
    private final CurrentCaller current;

    TenantResource(TenantService tenants, TenantCreation creation, TenantDeletion deletion, CurrentCaller current) {
        this.tenants = tenants;
        this.creation = creation;
        this.deletion = deletion;
        this.current = current;
    }

    /** One's own tenants by name; super administrators see all with {@code all=true}. */
    @GET
    @SignedIn(byKey = true)
    public Page<TenantView> list(@Valid @BeanParam PageRequest page, @QueryParam("all") boolean all) {
        return all ? tenants.all(current.get(), page) : tenants.ofPerson(current.get(), page);
    }

    /**
     * Makes a tenant. With {@code guildId} it is the community's of that Discord server, whose roles decide; else the caller owns it. A
     * Discord server has one tenant: asking again answers that.
     */
    @POST
    @SignedIn
    @APIResponseSchema(value = TenantView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<TenantView> create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull CreateTenantRequest request) {
        var caller = current.get();
        creation.requireAllowed(caller);
        var id = creation.create(caller, request, IdempotencyKey.of(caller.userId(), key, request.toString()));
        var made = tenants.view(id, caller);
        return ResponseBuilder.<TenantView>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/tenants/" + made.id()))
                .header(HttpHeaders.ETAG, ExpectedVersion.tag(made.version()))
                .entity(made)
                .build();
    }

    @GET
    @Path("/{tenantId}")
    @RequiresPermission("tenant:read")
    public RestResponse<TenantView> get(@PathParam("tenantId") UUID tenantId) {
        return tagged(tenants.view(tenantId, current.get()));
    }

    /** Changes name, slug or settings. Needs {@code If-Match} with the tenant's ETag. */
    @PATCH
    @Path("/{tenantId}")
    @RequiresPermission("tenant:update")
    public RestResponse<TenantView> update(
            @PathParam("tenantId") UUID tenantId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull UpdateTenantRequest request) {
        return tagged(tenants.update(tenantId, current.get(), ExpectedVersion.of(ifMatch), request));
    }

    /** Decides that the tenant goes: its servers stop, and after a time of grace all of it is gone. Needs its slug as confirmation. */
    @DELETE
    @Path("/{tenantId}")
    @RequiresPermission("tenant:delete")
    @APIResponseSchema(value = TenantView.class, responseCode = "202", responseDescription = "Accepted")
    @ResponseStatus(202)
    public TenantView delete(
            @PathParam("tenantId") UUID tenantId, @QueryParam("confirmation") @Nullable String confirmation) {
        deletion.decide(current.get(), tenantId, confirmation);
        return tenants.view(tenantId, current.get());
    }

    /** Keeps a tenant that was to be deleted. Its servers stay stopped until somebody starts them. */
    @POST
    @Path("/{tenantId}/keep")
    @RequiresPermission("tenant:delete")
    public TenantView keep(@PathParam("tenantId") UUID tenantId) {
        deletion.keep(current.get(), tenantId);
        return tenants.view(tenantId, current.get());
    }

    private static RestResponse<TenantView> tagged(TenantView tenant) {
        return ResponseBuilder.ok(tenant)
                .header(HttpHeaders.ETAG, ExpectedVersion.tag(tenant.version()))
                .build();
    }
}
