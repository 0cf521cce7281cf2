package io.pteronimbus.gameserver.console;

import io.pteronimbus.events.Actor;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one stream between this replica and the controller for one server: asked for, dialled, used, given up. */
final class Upstream {
    private static final Logger LOG = Logger.getLogger(Upstream.class);
    private static final String READ = "console:read";
    private static final String EXECUTE = "console:execute";
    private static final int QUEUED = 64;

    private final ConsoleTarget target;
    private final ConsoleWorld world;
    private final Runnable onLost;
    private final Map<String, CompletableFuture<CommandResult>> awaited = new HashMap<>();
    private final Queue<String> queued = new ArrayDeque<>();
    private @Nullable UUID streamId;
    private @Nullable WebSocketConnection connection;

    /** @param onLost called without locks when the stream is over, or did not come to be */
    Upstream(ConsoleTarget target, ConsoleWorld world, Runnable onLost) {
        this.target = target;
        this.world = world;
        this.onLost = onLost;
    }

    synchronized boolean isIdle() {
        return streamId == null;
    }

    /** Asks the controller to dial, unless that was done. False when it is not connected. */
    boolean open(Actor actor, StreamReader reader) {
        UUID id;
        synchronized (this) {
            if (streamId != null) {
                return true;
            }
            id = UUID.randomUUID();
            streamId = id;
        }
        world.streams().expect(id, target.cluster(), this, reader);
        var grant = world.grants().moment(target.cluster(), target.tenantId(), target.serverId(), actor, READ);
        if (!world.links().openStream(target.cluster(), id, target.serverId(), target.tenantId(), grant)) {
            lost(id);
            return false;
        }
        world.timers().after(world.config().dialTimeout(), () -> giveUpDialling(id));
        return true;
    }

    /** The controller has dialled; false when nobody waits for it any more. */
    boolean connected(UUID id, WebSocketConnection dialled) {
        synchronized (this) {
            if (!id.equals(streamId) || connection != null) {
                return false;
            }
            connection = dialled;
            queued.forEach(frame -> send(dialled, frame));
            queued.clear();
            return true;
        }
    }

    /** The stream is over; what waits for an answer gets none. */
    void lost(UUID id) {
        Map<String, CompletableFuture<CommandResult>> unanswered;
        synchronized (this) {
            if (!id.equals(streamId)) {
                return;
            }
            streamId = null;
            connection = null;
            queued.clear();
            unanswered = Map.copyOf(awaited);
            awaited.clear();
        }
        world.streams().forget(id);
        unanswered.values().forEach(future -> future.complete(CommandResult.UNREACHABLE));
        onLost.run();
    }

    /** Ends the stream from this side. */
    void close() {
        UUID id;
        WebSocketConnection open;
        synchronized (this) {
            id = streamId;
            open = connection;
        }
        if (id != null) {
            world.links().closeStream(target.cluster(), id);
            lost(id);
        }
        if (open != null && open.isOpen()) {
            open.close().subscribe().with(done -> {}, failure -> LOG.debugf(failure, "Stream closing failed"));
        }
    }

    /** Sends a line, once the stream is there. The answer comes within the configured time, and is never an exception. */
    CompletableFuture<CommandResult> command(String text, Actor actor) {
        var id = UUID.randomUUID().toString();
        var grant = world.grants().moment(target.cluster(), target.tenantId(), target.serverId(), actor, EXECUTE);
        var frame = world.frames().command(id, text, grant);
        var answer = new CompletableFuture<CommandResult>();
        synchronized (this) {
            if (streamId == null || queued.size() == QUEUED) {
                return CompletableFuture.completedFuture(CommandResult.UNREACHABLE);
            }
            awaited.put(id, answer);
            if (connection == null) {
                queued.add(frame);
            } else {
                send(connection, frame);
            }
        }
        return answer.orTimeout(world.config().commandTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> unanswered(id, failure));
    }

    void answered(String id, CommandResult result) {
        CompletableFuture<CommandResult> answer;
        synchronized (this) {
            answer = awaited.remove(id);
        }
        if (answer != null) {
            answer.complete(result);
        }
    }

    private CommandResult unanswered(String id, Throwable failure) {
        synchronized (this) {
            awaited.remove(id);
        }
        return failure instanceof TimeoutException
                ? new CommandResult(false, "the server's console did not answer in time")
                : CommandResult.UNREACHABLE;
    }

    private void giveUpDialling(UUID id) {
        boolean dialled;
        synchronized (this) {
            dialled = connection != null || !id.equals(streamId);
        }
        if (!dialled) {
            LOG.infof("Console stream was not dialled: server=%s", target.serverId());
            lost(id);
        }
    }

    private static void send(WebSocketConnection to, String frame) {
        to.sendText(frame)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("Command not sent: %s", failure.getMessage()));
    }
}
