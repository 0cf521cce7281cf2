package io.pteronimbus.gameserver.server;

import io.pteronimbus.gameserver.author.RequestAuthor;
import io.pteronimbus.gameserver.template.TemplateView;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is done with a server that is there. */
@Path("/api/v1/tenants/{tenantId}/servers/{serverId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Servers")
class ServerActionResource {
    private static final String CREATE = "server:create";
    private static final String CREATE_TEMPLATE = "template:create";

    private final ServerService servers;
    private final ServerCreation creation;
    private final ServerTemplates templates;
    private final ServerAsTemplate asTemplate;
    private final ServerAnswers answers;
    private final RequestAuthor author;
    private final CurrentCaller caller;
    private final Access access;

    ServerActionResource(
            ServerService servers,
            ServerCreation creation,
            ServerTemplates templates,
            ServerAsTemplate asTemplate,
            ServerAnswers answers,
            RequestAuthor author,
            CurrentCaller caller,
            Access access) {
        this.servers = servers;
        this.creation = creation;
        this.templates = templates;
        this.asTemplate = asTemplate;
        this.answers = answers;
        this.author = author;
        this.caller = caller;
        this.access = access;
    }

    /** The permission is that of the action, so it can be known only from the body. */
    @POST
    @Path("/power")
    @RequiresPermission("server:read")
    @Operation(operationId = "powerServer", summary = "Start, stop, restart or kill a server")
    @APIResponseSchema(value = ServerView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<ServerView> power(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @NotNull @Valid PowerRequest request) {
        var permission = request.action().permission();
        access.require(caller.get(), tenantId, serverId, permission);
        var by = author.get(tenantId, serverId, List.of(permission));
        return answers.accepted(servers.power(tenantId, serverId, request.action(), by));
    }

    @POST
    @Path("/clone")
    @RequiresPermission("server:read")
    @Operation(
            operationId = "cloneServer",
            summary = "Create a server that is set as this one",
            description =
                    "It has the same version of the same template, the same resources, image, variables and rules for an empty"
                            + " server. Its files are not copied. Needs server:create beside server:read.")
    @APIResponseSchema(value = ServerView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<ServerView> copy(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CloneServerRequest request) {
        // one that stands for the tenant as a whole: nobody creates on a single server
        access.require(caller.get(), tenantId, null, CREATE);
        var by = author.get(tenantId, serverId, List.of(CREATE));
        return answers.created(creation.copy(tenantId, serverId, key, request, by));
    }

    @POST
    @Path("/reinstall")
    @RequiresPermission("server:reinstall")
    @Operation(
            operationId = "reinstallServer",
            summary = "Make a server's files anew",
            description =
                    "The template's installation runs again, and may replace files; with wipe all files are deleted before. Then the"
                            + " server goes on to where it was to be. 409 where the template installs nothing.")
    @APIResponseSchema(value = ServerView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<ServerView> reinstall(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @RequestBody(required = false) @Valid @Nullable ReinstallRequest request) {
        var wipe = request != null && request.wipes();
        return answers.accepted(servers.reinstall(tenantId, serverId, wipe, author.get()));
    }

    @POST
    @Path("/template")
    @RequiresPermission("startup:update")
    @Operation(
            operationId = "followServerTemplate",
            summary = "Let a server follow another version of its template, the newest unless told otherwise",
            description =
                    "Its own values stay, as far as that version knows their variables. A game that runs takes it when it is"
                            + " started again.")
    @APIResponseSchema(value = FollowedTemplate.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<FollowedTemplate> follow(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @NotNull @Valid FollowTemplateRequest request) {
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.ACCEPTED,
                        templates.follow(tenantId, serverId, request.version(), author.get()))
                .build();
    }

    @POST
    @Path("/save-as-template")
    @RequiresPermission("startup:read")
    @Operation(
            operationId = "saveServerAsTemplate",
            summary = "Make a template of the tenant's own as this server is set",
            description =
                    "It says what the server's template does, with the resources, image, start-up command and variables chosen here."
                            + " Secrets, what is not shown to people, and files are not taken. Needs template:create beside startup:read.")
    @APIResponseSchema(value = TemplateView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<TemplateView> saveAsTemplate(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid SaveAsTemplateRequest request) {
        access.require(caller.get(), tenantId, null, CREATE_TEMPLATE);
        var by = author.get(tenantId, serverId, List.of(CREATE_TEMPLATE));
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, asTemplate.save(tenantId, serverId, key, request, by))
                .build();
    }

    @POST
    @Path("/suspend")
    @RequiresPermission("server:suspend")
    @Operation(
            operationId = "suspendServer",
            summary = "Stop a server, and keep it from being started until it is resumed",
            description =
                    "Goes through whatever else is under way. Once more with another reason, it changes the reason.")
    @APIResponseSchema(value = ServerView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<ServerView> suspend(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @NotNull @Valid SuspendRequest request) {
        return answers.accepted(servers.suspend(tenantId, serverId, request.words(), author.get()));
    }

    @POST
    @Path("/resume")
    @Consumes(MediaType.WILDCARD)
    @RequiresPermission("server:suspend")
    @Operation(operationId = "resumeServer", summary = "Let a suspended server go on to where it was to be")
    @APIResponseSchema(value = ServerView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<ServerView> resume(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return answers.accepted(servers.resume(tenantId, serverId, author.get()));
    }
}
