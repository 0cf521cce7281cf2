package io.pteronimbus.tenant.tenant;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.pteronimbus.platform.security.SignedIn;
import io.pteronimbus.tenant.idempotency.IdempotencyKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
    private final CurrentCaller current;

    TenantResource(TenantService tenants, TenantCreation creation, CurrentCaller current) {
        this.tenants = tenants;
        this.creation = creation;
        this.current = current;
    }

    /** One's own tenants by name; super administrators see all with {@code all=true}. */
    @GET
    @SignedIn(byKey = true)
    public Page<TenantView> list(@Valid @BeanParam PageRequest page, @QueryParam("all") boolean all) {
        return all ? tenants.all(current.get(), page) : tenants.ofMember(current.get(), page);
    }

    /** Makes a tenant, of which the caller is the owner. */
    @POST
    @SignedIn
    public RestResponse<TenantView> create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull CreateTenantRequest request) {
        var caller = current.get();
        creation.requireAllowed(caller);
        var made = creation.create(caller, request, IdempotencyKey.of(caller.userId(), key, request.toString()));
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

    /** Changes name or slug. Needs {@code If-Match} with the tenant's ETag. */
    @PATCH
    @Path("/{tenantId}")
    @RequiresPermission("tenant:update")
    public RestResponse<TenantView> update(
            @PathParam("tenantId") UUID tenantId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull UpdateTenantRequest request) {
        return tagged(tenants.update(tenantId, current.get(), ExpectedVersion.of(ifMatch), request));
    }

    private static RestResponse<TenantView> tagged(TenantView tenant) {
        return ResponseBuilder.ok(tenant)
                .header(HttpHeaders.ETAG, ExpectedVersion.tag(tenant.version()))
                .build();
    }
}
