package io.pteronimbus.gameserver.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.gameserver.json.ForeignJson;
import io.pteronimbus.gameserver.json.UnreadableException;
import io.pteronimbus.gameserver.server.PowerAction;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** A person's socket to a console. */
@WebSocket(path = "/api/v1/tenants/{tenantId}/servers/{serverId}/console", endpointId = ConsoleUpgradeCheck.ENDPOINT)
class ConsoleSocket {
    private static final Logger LOG = Logger.getLogger(ConsoleSocket.class);
    private static final TypedKey<Viewer> VIEWER = new TypedKey<>("viewer");
    private static final TypedKey<Budget> COMMANDS = new TypedKey<>("commands");
    private static final int LARGEST_FRAME = 8 << 10;

    private final ViewerRegistry viewers;
    private final ViewerGuard guard;
    private final ConsoleAccess access;
    private final Consoles consoles;
    private final ConsoleFrames frames;
    private final ConsoleConfig config;
    private final ForeignJson json;

    ConsoleSocket(
            ViewerRegistry viewers,
            ViewerGuard guard,
            ConsoleAccess access,
            Consoles consoles,
            ConsoleFrames frames,
            ConsoleConfig config,
            ForeignJson json) {
        this.viewers = viewers;
        this.guard = guard;
        this.access = access;
        this.consoles = consoles;
        this.frames = frames;
        this.config = config;
        this.json = json;
    }

    @OnOpen
    @RunOnVirtualThread
    void onOpen(WebSocketConnection connection) {
        var ticket = connection.userData().get(ConsoleUpgradeCheck.TICKET);
        var viewer = new Viewer(ticket, connection, frames);
        if (!viewers.add(viewer)) {
            viewer.end(
                    frames.error(
                            ProblemType.RATE_LIMITED,
                            "You have " + config.viewersPerUser() + " consoles open. Close one first."),
                    ViewerClose.TOO_MANY);
            return;
        }
        connection.userData().put(COMMANDS, new Budget(config.commandsPerWindow(), config.commandWindow()));
        connection.userData().put(VIEWER, viewer);
        guard.watchExpiry(viewer);
        consoles.attach(viewer, ticket.server());
        // of a change between the upgrade and now the viewer was not told
        guard.check(viewer);
    }

    @OnTextMessage
    @RunOnVirtualThread
    void onMessage(String text, WebSocketConnection connection) {
        var viewer = connection.userData().get(VIEWER);
        if (viewer == null) {
            return;
        }
        if (text.length() > LARGEST_FRAME || text.getBytes(StandardCharsets.UTF_8).length > LARGEST_FRAME) {
            viewer.end(
                    frames.error(ProblemType.PAYLOAD_TOO_LARGE, "A frame has at most 8 KiB."), ViewerClose.TOO_LARGE);
            return;
        }
        try {
            take(viewer, json.readObject(text), connection.userData().get(COMMANDS));
        } catch (UnreadableException e) {
            viewer.showError(ProblemType.MALFORMED_JSON, "The frame is not a JSON object.");
        } catch (ProblemException e) {
            viewer.showError(e);
        }
    }

    @OnClose
    @RunOnVirtualThread
    void onClose(WebSocketConnection connection) {
        var viewer = connection.userData().get(VIEWER);
        if (viewer != null) {
            viewer.gone();
            viewers.remove(viewer);
            var console = viewer.watched();
            if (console != null) {
                console.detach(viewer);
            }
        }
    }

    @OnError
    void onError(WebSocketConnection connection, Throwable failure) {
        if (connection.isOpen()) {
            LOG.errorf(failure, "Console failed");
            connection.close(CloseReason.INTERNAL_SERVER_ERROR).subscribe().with(done -> {}, ignored -> {});
        }
    }

    private void take(Viewer viewer, JsonNode frame, Budget budget) {
        switch (frame.path("type").asText()) {
            case "command" -> command(viewer, text(frame, "text"), budget);
            case "power" -> power(viewer, text(frame, "action"));
            case "auth" -> renew(viewer, text(frame, "token"));
            default -> throw ProblemException.invalid(new FieldError("type", "must be command, power or auth"));
        }
    }

    private void command(Viewer viewer, String typed, Budget budget) {
        var text = CommandText.check("text", typed);
        budget.spend(System.nanoTime()).ifPresent(pause -> {
            throw ProblemException.rateLimited(pause);
        });
        var server = access.recordCommand(viewer, text);
        var unused = consoles.command(server, text, viewer.actor()).thenAccept(result -> {
            if (!result.ok()) {
                viewer.showError(ProblemType.DEPENDENCY_UNAVAILABLE, CommandResource.notDelivered(result));
            }
        });
    }

    private void power(Viewer viewer, String word) {
        PowerAction action;
        try {
            action = PowerAction.of(word);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(new FieldError("action", "must be start, stop, restart or kill"));
        }
        access.power(viewer, action);
    }

    private void renew(Viewer viewer, String token) {
        var renewed = access.renew(token);
        if (!renewed.userId().equals(viewer.caller().userId())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token is somebody else's.");
        }
        viewer.renew(renewed);
        guard.watchExpiry(viewer);
    }

    private static String text(JsonNode frame, String field) {
        if (!frame.path(field).isTextual()) {
            throw ProblemException.invalid(new FieldError(field, FieldErrorCode.WRONG_KIND, "must be text"));
        }
        return frame.path(field).textValue();
    }
}
