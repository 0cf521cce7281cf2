package io.pteronimbus.gateway.socket;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A client's WebSocket and the one to the service, joined: each side's frames go to the other as they come, a side that reads
 * slowly slows the other down, and an end on one side is an end on both.
 */
final class Bridge {
    static final short SESSION_ENDED = 4401;
    private static final short GOING_AWAY = 1001;
    private static final short POLICY = 1008;
    private static final short TOO_BIG = 1009;
    private static final short SERVICE_LOST = 1012;
    private static final int LOWEST_SENDABLE = 1000;
    private static final int NO_STATUS = 1005;
    private static final int ABNORMAL = 1006;
    private static final long SILENCE_NANOS = Duration.ofSeconds(100).toNanos();

    private final ServerWebSocket client;
    private final WebSocket service;
    private final @Nullable FrameBudget budget;
    private final AtomicReference<Runnable> over = new AtomicReference<>(() -> {});
    private volatile long heardAt = System.nanoTime();

    /**
     * @param budget what the client may send; null for a controller, which may send what fits the link
     */
    Bridge(ServerWebSocket client, WebSocket service, @Nullable FrameBudget budget) {
        this.client = client;
        this.service = service;
        this.budget = budget;
    }

    /** Begins to pass frames; the callback runs once when it is over, which may be at once. */
    void open(Runnable callback) {
        over.set(callback);
        try {
            client.pongHandler(pong -> heardAt = System.nanoTime());
            client.frameHandler(this::fromClient);
            client.exceptionHandler(failure -> end(GOING_AWAY, ""));
            client.closeHandler(closed -> endService());
            service.frameHandler(frame -> pass(frame, service, client));
            service.exceptionHandler(failure -> end(SERVICE_LOST, "the service was lost"));
            service.closeHandler(closed -> endClient());
            service.resume();
            client.resume();
        } catch (IllegalStateException closedAlready) {
            end(SERVICE_LOST, "the service was lost");
        }
    }

    /** Ends both sides. */
    void end(short code, String reason) {
        close(client, code, reason);
        close(service, GOING_AWAY, "");
        finish();
    }

    /** A socket whose connection broke early never tells of its end: so whatever ends the bridge says it. */
    private void finish() {
        over.getAndSet(() -> {}).run();
    }

    /** Asks the client for a sign of life, or gives it up when there was none for long. */
    void checkAlive() {
        if (System.nanoTime() - heardAt > SILENCE_NANOS) {
            end(GOING_AWAY, "no sign of life");
        } else if (!client.isClosed()) {
            client.writePing(Buffer.buffer());
        }
    }

    private void fromClient(WebSocketFrame frame) {
        heardAt = System.nanoTime();
        if (budget != null && frame.binaryData().length() > FrameBudget.LARGEST_FRAME) {
            end(TOO_BIG, "the message is too large");
        } else if (budget != null && !budget.takes(heardAt)) {
            end(POLICY, "too many messages");
        } else {
            pass(frame, client, service);
        }
    }

    private static void pass(WebSocketFrame frame, WebSocketBase from, WebSocketBase to) {
        if (!(frame.isText() || frame.isBinary() || frame.isContinuation()) || to.isClosed()) {
            return;
        }
        to.writeFrame(frame);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }

    private void endService() {
        close(service, sendable(client.closeStatusCode(), GOING_AWAY), client.closeReason());
        finish();
    }

    private void endClient() {
        close(client, sendable(service.closeStatusCode(), SERVICE_LOST), service.closeReason());
        finish();
    }

    private static void close(WebSocketBase socket, short code, @Nullable String reason) {
        if (!socket.isClosed()) {
            socket.close(code, reason == null ? "" : reason);
        }
    }

    /** The code, if it may be sent at all: some only say what was seen. */
    private static short sendable(@Nullable Short code, short otherwise) {
        return code == null || code < LOWEST_SENDABLE || code == NO_STATUS || code == ABNORMAL ? otherwise : code;
    }
}
