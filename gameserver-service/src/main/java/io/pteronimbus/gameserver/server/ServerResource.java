package io.pteronimbus.gameserver.server;

import io.pteronimbus.gameserver.author.RequestAuthor;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.request.ExpectedVersion;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tenants/{tenantId}/servers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Servers")
class ServerResource {
    private final ServerService servers;
    private final ServerCreation creation;
    private final ServerEditing editing;
    private final ServerAnswers answers;
    private final RequestAuthor author;
    private final CurrentCaller caller;
    private final Access access;

    ServerResource(
            ServerService servers,
            ServerCreation creation,
            ServerEditing editing,
            ServerAnswers answers,
            RequestAuthor author,
            CurrentCaller caller,
            Access access) {
        this.servers = servers;
        this.creation = creation;
        this.editing = editing;
        this.answers = answers;
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
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("origin") @Nullable String origin,
            @QueryParam("template") @Nullable UUID templateId,
            @QueryParam("tag") List<@Nullable String> tags) {
        var which = new ServerChoice(
                origin == null ? null : ServerOrigin.of(origin), templateId, ServerTags.of("tag", tags));
        return servers.list(tenantId, caller.reach(), page, ServerSort.of(sort), which);
    }

    @POST
    @RequiresPermission("server:create")
    @Operation(operationId = "createServer", summary = "Create a server, and start it unless told otherwise")
    @APIResponseSchema(value = ServerView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<ServerView> create(
            @PathParam("tenantId") UUID tenantId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CreateServerRequest request) {
        return answers.created(creation.create(tenantId, key, request, author.get()));
    }

    @GET
    @Path("/{serverId}")
    @RequiresPermission("server:read")
    @Operation(operationId = "getServer", summary = "Get a server; its ETag is for changing it")
    public RestResponse<ServerView> get(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return answers.ok(servers.get(tenantId, serverId));
    }

    /** Which permissions it takes can be known only from the body. */
    @PATCH
    @Path("/{serverId}")
    @RequiresPermission("server:read")
    @Operation(
            operationId = "updateServer",
            summary = "Change a server's settings",
            description =
                    "The image, the variables and what becomes of a game that ends need startup:update, all else server:update."
                            + " A game that runs takes what it is"
                            + " started with when it is started again: pendingRestart says that something waits for that.")
    public RestResponse<ServerView> update(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid UpdateServerRequest request) {
        var needed = request.permissions();
        needed.forEach(permission -> access.require(caller.get(), tenantId, serverId, permission));
        var by = author.get(tenantId, serverId, needed);
        var updated = editing.update(tenantId, serverId, ExpectedVersion.of(ifMatch), request, by);
        return answers.ok(updated);
    }

    @GET
    @Path("/{serverId}/startup")
    @RequiresPermission("startup:read")
    @Operation(
            operationId = "getServerStartup",
            summary = "Tell how a server's game is started, and what of it can be set")
    public StartupView startup(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return servers.startup(tenantId, serverId);
    }

    @DELETE
    @Path("/{serverId}")
    @RequiresPermission("server:delete")
    @Operation(operationId = "deleteServer", summary = "Delete a server with all its data")
    @APIResponseSchema(value = ServerView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<ServerView> delete(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return answers.accepted(servers.delete(tenantId, serverId, author.get()));
    }
}
