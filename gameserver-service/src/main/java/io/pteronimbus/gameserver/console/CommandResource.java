package io.pteronimbus.gameserver.console;

import io.pteronimbus.gameserver.author.RequestAuthor;
import io.pteronimbus.gameserver.server.ServerService;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/tenants/{tenantId}/servers/{serverId}/command")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Servers")
class CommandResource {
    private static final int ACCEPTED = 202;

    private final ServerService servers;
    private final Consoles consoles;
    private final RequestAuthor author;

    CommandResource(ServerService servers, Consoles consoles, RequestAuthor author) {
        this.servers = servers;
        this.consoles = consoles;
        this.author = author;
    }

    /** @param command one line of 1 to 1,024 characters */
    record CommandRequest(@NotNull String command) {}

    record CommandAccepted(boolean accepted) {}

    @POST
    @RequiresPermission("console:execute")
    @ResponseStatus(ACCEPTED)
    @Operation(operationId = "commandServer", summary = "Send a line to a running server's console")
    @APIResponseSchema(value = CommandAccepted.class, responseCode = "202", responseDescription = "Accepted")
    public CommandAccepted command(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("serverId") UUID serverId,
            @NotNull @Valid CommandRequest request) {
        var text = CommandText.check("command", request.command());
        var by = author.get();
        var server = servers.recordCommand(tenantId, serverId, text, by);
        var result = consoles.command(server, text, by.actor()).join();
        if (!result.ok()) {
            throw new ProblemException(ProblemType.DEPENDENCY_UNAVAILABLE, notDelivered(result));
        }
        return new CommandAccepted(true);
    }

    static String notDelivered(CommandResult result) {
        return "The command did not reach the server: " + (result.detail() == null ? "unknown cause" : result.detail())
                + ".";
    }
}
