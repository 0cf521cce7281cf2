package io.pteronimbus.tenant.role;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.request.ExpectedVersion;
import io.pteronimbus.platform.request.PathIds;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The roles of a tenant. */
@Path("/api/v1/tenants/{tenantId}/roles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RoleResource {
    private final RoleService roles;
    private final CurrentCaller current;

    RoleResource(RoleService roles, CurrentCaller current) {
        this.roles = roles;
        this.current = current;
    }

    /** All of them, at most 250: those every tenant has first. */
    @GET
    @RequiresPermission("role:read")
    public Page<RoleView> list(@PathParam("tenantId") UUID tenantId) {
        return new Page<>(roles.list(tenantId), null);
    }

    @POST
    @RequiresPermission("role:create")
    @APIResponseSchema(value = RoleView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<RoleView> create(@PathParam("tenantId") UUID tenantId, @Valid @NotNull RoleRequest request) {
        var made = roles.create(current.get(), tenantId, request);
        return ResponseBuilder.<RoleView>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/tenants/" + tenantId + "/roles/" + made.id()))
                .header(HttpHeaders.ETAG, ExpectedVersion.tag(made.version()))
                .entity(made)
                .build();
    }

    @GET
    @Path("/{roleId}")
    @RequiresPermission("role:read")
    public RestResponse<RoleView> get(@PathParam("tenantId") UUID tenantId, @PathParam("roleId") String roleId) {
        return tagged(roles.view(tenantId, PathIds.of(roleId, "role")));
    }

    /** Needs {@code If-Match} with the role's ETag. Who has the role has at once what it holds from then on. */
    @PATCH
    @Path("/{roleId}")
    @RequiresPermission("role:update")
    public RestResponse<RoleView> update(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("roleId") String roleId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RoleRequest request) {
        return tagged(roles.update(
                current.get(), tenantId, PathIds.of(roleId, "role"), ExpectedVersion.of(ifMatch), request));
    }

    /** Takes it from all who have it. */
    @DELETE
    @Path("/{roleId}")
    @RequiresPermission("role:delete")
    @APIResponse(responseCode = "204", description = "Done")
    public void delete(@PathParam("tenantId") UUID tenantId, @PathParam("roleId") String roleId) {
        roles.delete(current.get(), tenantId, PathIds.of(roleId, "role"));
    }

    private static RestResponse<RoleView> tagged(RoleView role) {
        return ResponseBuilder.ok(role)
                .header(HttpHeaders.ETAG, ExpectedVersion.tag(role.version()))
                .build();
    }
}
