package io.pteronimbus.gameserver.server;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tenants/{tenantId}/servers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Servers")
class ServerResource {
    private final ServerService servers;
    private final ServerCreation creation;
    private final RequestAuthor author;
    private final CurrentCaller caller;
    private final Access access;

    ServerResource(
            ServerService servers, ServerCreation creation, RequestAuthor author, CurrentCaller caller, Access access) {
        this.servers = servers;
        this.creation = creation;
        this.author = author;
        this.caller = caller;
        this.access = access;
    }

    @GET
    @RequiresPermission(value = "server:read", onAnyServer = true)
    @Operation(operationId = "listServers", summary = "List those of a tenant's servers that one may read")
    public Page<ServerView> list(
            @PathParam("tenantId") UUID tenantId,
            @Valid @BeanParam PageRequest page,
            @QueryParam("sort") @Nullable String sort) {
        return servers.list(tenantId, caller.reach(), page, ServerSort.of(sort));
    }

    @POST
    @RequiresPermission("server:create")
    @Operation(operationId = "createServer", summary = "Create a server, and start it unless told otherwise")
    public RestResponse<ServerView> create(
            @PathParam("tenantId") UUID tenantId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CreateServerRequest request) {
        var created = creation.create(tenantId, key, request, author.get());
        return tagged(created, RestResponse.Status.ACCEPTED)
                .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/tenants/" + tenantId + "/servers/"
                                + created.view().id())
                .build();
    }

    @GET
    @Path("/{serverId}")
    @RequiresPermission("server:read")
    @Operation(operationId = "getServer", summary = "Get a server; its ETag is for changing it")
    public RestResponse<ServerView> get(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return tagged(servers.get(tenantId, serverId), RestResponse.Status.OK).build();
    }

    @PATCH
    @Path("/{serverId}")
    @RequiresPermission("server:update")
    @Operation(operationId = "updateServer", summary = "Change a server's name or resources")
    public RestResponse<ServerView> update(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid UpdateServerRequest request) {
        var updated = servers.update(tenantId, serverId, precondition(ifMatch), request, author.get());
        return tagged(updated, RestResponse.Status.OK).build();
    }

    @DELETE
    @Path("/{serverId}")
    @RequiresPermission("server:delete")
    @Operation(operationId = "deleteServer", summary = "Delete a server with all its data")
    public RestResponse<ServerView> delete(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return tagged(servers.delete(tenantId, serverId, author.get()), RestResponse.Status.ACCEPTED)
                .build();
    }

    /** The permission is that of the action, so it can be known only from the body. */
    @POST
    @Path("/{serverId}/power")
    @RequiresPermission("server:read")
    @Operation(operationId = "powerServer", summary = "Start, stop, restart or kill a server")
    public RestResponse<ServerView> power(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @NotNull @Valid PowerRequest request) {
        access.require(caller.get(), tenantId, serverId, request.action().permission());
        var server = servers.power(tenantId, serverId, request.action(), author.get());
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, server).build();
    }

    private static ResponseBuilder<ServerView> tagged(TaggedServer server, RestResponse.Status status) {
        return ResponseBuilder.create(status, server.view()).header(HttpHeaders.ETAG, server.tag());
    }

    private static LongPredicate precondition(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED, "Send the ETag of the server you read as If-Match.");
        }
        if (ifMatch.trim().equals("*")) {
            return version -> true;
        }
        return version ->
                Arrays.stream(ifMatch.split(",")).map(String::trim).anyMatch(tag -> tag.equals("\"" + version + "\""));
    }
}
