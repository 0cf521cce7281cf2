package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/api/v1/clusters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Clusters")
class ClusterResource {
    private static final String PERMISSION = "cluster:manage";

    private final ClusterAdministration clusters;

    ClusterResource(ClusterAdministration clusters) {
        this.clusters = clusters;
    }

    @GET
    @RequiresPermission(PERMISSION)
    @Operation(operationId = "listClusters", summary = "List the clusters, in the order of names")
    public Page<ClusterView> list(@Valid @BeanParam PageRequest page) {
        return clusters.list(page);
    }

    @POST
    @RequiresPermission(PERMISSION)
    @Operation(operationId = "enrolCluster", summary = "Make a cluster known; answers the token to enrol with, once")
    @APIResponseSchema(value = ClusterToken.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ClusterToken> enrol(@NotNull @Valid EnrolClusterRequest request) {
        return once(clusters.enrol(request))
                .header(HttpHeaders.LOCATION, "/api/v1/clusters/" + request.name())
                .build();
    }

    @GET
    @Path("/{name}")
    @RequiresPermission(PERMISSION)
    @Operation(operationId = "getCluster", summary = "Get a cluster")
    public ClusterView get(@PathParam("name") String name) {
        return clusters.get(name);
    }

    @PATCH
    @Path("/{name}")
    @RequiresPermission(PERMISSION)
    @Operation(
            operationId = "updateCluster",
            summary = "Change a cluster's labels, or whether new servers may be placed")
    public ClusterView update(@PathParam("name") String name, @NotNull @Valid UpdateClusterRequest request) {
        return clusters.update(name, request);
    }

    @POST
    @Path("/{name}/enrolment")
    @Consumes(MediaType.WILDCARD)
    @RequiresPermission(PERMISSION)
    @Operation(
            operationId = "enrolClusterAgain",
            summary = "Answer another token, for a controller that has lost its credential or never had one")
    @APIResponseSchema(value = ClusterToken.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ClusterToken> enrolAgain(@PathParam("name") String name) {
        return once(clusters.enrolAgain(name)).build();
    }

    @POST
    @Path("/{name}/rotate")
    @Consumes(MediaType.WILDCARD)
    @RequiresPermission(PERMISSION)
    @Operation(
            operationId = "rotateCluster",
            summary = "Offer the controller a new credential; the old one is good until the new one was used")
    @APIResponseSchema(value = ClusterView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<ClusterView> rotate(@PathParam("name") String name) {
        return ResponseBuilder.create(Status.ACCEPTED, clusters.rotate(name)).build();
    }

    @DELETE
    @Path("/{name}")
    @RequiresPermission(PERMISSION)
    @Operation(
            operationId = "revokeCluster",
            summary =
                    "Revoke a cluster's credential and forget it; one with servers only if forced, and it stays listed")
    public void revoke(@PathParam("name") String name, @QueryParam("force") boolean force) {
        clusters.revoke(name, force);
    }

    private static ResponseBuilder<ClusterToken> once(ClusterToken token) {
        return ResponseBuilder.create(Status.CREATED, token).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
