package io.pteronimbus.bot.gateway;

import io.pteronimbus.bot.discord.DiscordJson;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One connection, from HELLO to its end, of which it tells once. Belongs to one event loop. */
final class GatewayConnection {
    private static final Logger LOG = Logger.getLogger(GatewayConnection.class);
    /** A code of our own: after 1000 and 1001 Discord would end the session. */
    private static final short LEAVE_TO_RESUME = 4900;

    private static final short DONE = 1000;
    private static final int SHORTEST_INTERVAL = 20;
    private static final int LONGEST_INTERVAL = 600_000;

    /** Who uses it. */
    interface User {
        /** What is said after HELLO: IDENTIFY or RESUME. */
        String opening();

        /** Of the last event; null before the first of a session. */
        @Nullable
        Long sequence();

        void event(Frame frame) throws IOException;

        /** A beat was answered. */
        void alive();

        void ended(Ending ending);
    }

    private final Vertx vertx;
    private final ClientWebSocket socket;
    private final DiscordJson json;
    private final User user;
    private final Heartbeats heartbeats;
    private final long openTimer;
    private boolean connected;
    private boolean over;
    private short closeCode = DONE;

    /** @param openWithin how long it may take until {@link #opened} is called */
    GatewayConnection(Vertx vertx, ClientWebSocket socket, DiscordJson json, Duration openWithin, User user) {
        this.vertx = vertx;
        this.socket = socket;
        this.json = json;
        this.user = user;
        this.heartbeats = new Heartbeats(
                vertx, this::beat, () -> leave(Ending.Next.RESUME, "a heartbeat was not answered", LEAVE_TO_RESUME));
        this.openTimer = vertx.setTimer(
                openWithin.toMillis(),
                late -> leave(Ending.Next.RESUME, "it took longer than " + openWithin + " to begin", LEAVE_TO_RESUME));
        socket.textMessageHandler(this::take);
        socket.binaryMessageHandler(
                bytes -> leave(Ending.Next.RESUME, "bytes came, where text was asked for", LEAVE_TO_RESUME));
        socket.exceptionHandler(problem -> LOG.debugf(problem, "Trouble with the gateway's connection"));
        socket.closeHandler(closed -> end(Ending.closed(socket.closeStatusCode(), socket.closeReason())));
    }

    /** The session has begun, or goes on. */
    void opened() {
        vertx.cancelTimer(openTimer);
    }

    /** Was dialled, perhaps too late. */
    void connected() {
        connected = true;
        if (over) {
            socket.close(closeCode);
        }
    }

    /** Could not be dialled. */
    void failed(Throwable problem) {
        end(new Ending(Ending.Next.RESUME, "not reached: " + problem.getMessage()));
    }

    /** Ends the session too; nobody is told. */
    void finish() {
        if (over) {
            return;
        }
        settle();
        close(DONE);
    }

    private void take(String text) {
        if (over) {
            return;
        }
        try {
            take(Frame.parse(text, json));
        } catch (IOException | IllegalArgumentException e) {
            LOG.debugf(e, "A frame that cannot be read");
            leave(Ending.Next.RESUME, "a frame came that cannot be read", LEAVE_TO_RESUME);
        }
    }

    private void take(Frame frame) throws IOException {
        switch (frame.opcode()) {
            case Opcode.DISPATCH -> user.event(frame);
            case Opcode.HEARTBEAT -> beat();
            case Opcode.RECONNECT -> leave(Ending.Next.RESUME, "Discord asked to reconnect", LEAVE_TO_RESUME);
            case Opcode.INVALID_SESSION ->
                leave(
                        frame.data(Boolean.class) ? Ending.Next.RESUME : Ending.Next.IDENTIFY,
                        "the session is not valid",
                        LEAVE_TO_RESUME);
            case Opcode.HELLO -> hello(frame.data(Hello.class));
            case Opcode.HEARTBEAT_ACK -> {
                heartbeats.answered();
                user.alive();
            }
            default -> LOG.debugf("Opcode %d is not known", frame.opcode());
        }
    }

    private void hello(Hello hello) throws IOException {
        if (hello.heartbeatInterval() < SHORTEST_INTERVAL || hello.heartbeatInterval() > LONGEST_INTERVAL) {
            throw new IOException("a heartbeat each " + hello.heartbeatInterval() + " ms");
        }
        heartbeats.start(Duration.ofMillis(hello.heartbeatInterval()));
        socket.writeTextMessage(user.opening());
    }

    private void beat() {
        if (!over) {
            socket.writeTextMessage(Outgoing.heartbeat(user.sequence()));
        }
    }

    private void leave(Ending.Next next, String why, short code) {
        if (!over) {
            end(new Ending(next, why));
            close(code);
        }
    }

    private void end(Ending ending) {
        if (!over) {
            settle();
            user.ended(ending);
        }
    }

    private void close(short code) {
        closeCode = code;
        if (connected) {
            socket.close(code);
        }
    }

    private void settle() {
        over = true;
        heartbeats.stop();
        vertx.cancelTimer(openTimer);
    }
}
