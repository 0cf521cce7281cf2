package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client that is connected, and, once it has said who it is, its session. */
final class Connection {

    /** Frames of a client in {@link #RATE_TIME}. */
    static final int MOST_FRAMES = 120;

    /** What may wait for a client that reads too slowly. */
    static final int MOST_PENDING = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration RATE_TIME = Duration.ofSeconds(60);
    private static final Duration LEAST_TOLERANCE = Duration.ofSeconds(1);
    private static final long RECONNECT_MILLIS = 5000;
    private static final short GOING_AWAY = 1001;
    private static final short NORMAL = 1000;
    private static final int NO_TIMER = -1;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Runnable cut;
    private final String address;
    private final Wire wire;
    private final Supplier<GatewaySettings> settings;
    private final Conversation conversation;
    private final RateWindow received;
    private final DelayedFrames delayed;
    private final Duration heartbeat;
    private @Nullable Session session;
    private long heartbeatTimer = NO_TIMER;
    private long reconnectTimer = NO_TIMER;
    private long pending;
    private boolean closing;

    /**
     * @param cut     ends it without the goodbye of WebSocket
     * @param address what the client has reached this by
     */
    Connection(
            Vertx vertx,
            ServerWebSocket socket,
            Runnable cut,
            String address,
            Wire wire,
            Supplier<GatewaySettings> settings,
            Clock clock,
            Conversation conversation) {
        this.vertx = vertx;
        this.socket = socket;
        this.cut = cut;
        this.address = address;
        this.wire = wire;
        this.settings = settings;
        this.conversation = conversation;
        this.received = new RateWindow(clock, RATE_TIME);
        this.delayed = new DelayedFrames(vertx, this::send);
        this.heartbeat = settings.get().heartbeat();
    }

    /** @param gone run once it is no more */
    void open(Runnable gone) {
        socket.textMessageHandler(this::receive);
        socket.binaryMessageHandler(bytes -> close(CloseCode.DECODE_ERROR));
        socket.exceptionHandler(problem -> {
            LOG.debug("A connection of the gateway has failed", problem);
            close(CloseCode.DECODE_ERROR);
        });
        socket.closeHandler(closed -> {
            ended();
            wire.release();
            gone.run();
        });
        send(Frames.hello(heartbeat));
        awaitHeartbeat();
    }

    String address() {
        return address;
    }

    @Nullable
    Session session() {
        return session;
    }

    /** From now on it is this session's, or, after its end, nobody's. */
    void bind(@Nullable Session bound) {
        session = bound;
    }

    private void receive(String text) {
        if (closing) {
            return;
        }
        try {
            if (received.count() > MOST_FRAMES) {
                throw new CloseException(CloseCode.RATE_LIMITED);
            }
            take(ClientFrame.parse(text));
        } catch (CloseException e) {
            close(e.code());
        } catch (RuntimeException e) {
            LOG.error("A frame of a client could not be worked on", e);
            close(CloseCode.UNKNOWN_ERROR);
        }
    }

    private void take(ClientFrame frame) {
        if (frame.opcode() == Opcode.HEARTBEAT) {
            takeHeartbeat(frame.data());
        } else if (session == null) {
            conversation.begin(this, frame);
        } else {
            conversation.goOn(session, frame);
        }
    }

    private void takeHeartbeat(JsonNode sequence) {
        if (!sequence.isNull() && !sequence.isMissingNode()) {
            ClientFrame.number(sequence, Long.MAX_VALUE);
        }
        awaitHeartbeat();
        if (!settings.get().dropHeartbeatAcks()) {
            send(Frames.HEARTBEAT_ACK);
        }
    }

    private void awaitHeartbeat() {
        vertx.cancelTimer(heartbeatTimer);
        Duration half = heartbeat.dividedBy(2);
        Duration tolerance = half.compareTo(LEAST_TOLERANCE) > 0 ? half : LEAST_TOLERANCE;
        heartbeatTimer =
                vertx.setTimer(heartbeat.plus(tolerance).toMillis(), missed -> close(CloseCode.SESSION_TIMED_OUT));
    }

    /** Sends at once. */
    Future<Void> send(byte[] frame) {
        if (closing) {
            return Future.failedFuture("closed");
        }
        if (pending > MOST_PENDING) {
            LOG.warn("A client of the gateway reads too slowly and is cut off");
            drop();
            return Future.failedFuture("cut off");
        }
        pending += frame.length;
        return wire.send(frame).onComplete(sent -> pending -= frame.length);
    }

    /** Sends an event, as late as events are to be and in their order. */
    Future<Void> dispatch(byte[] frame) {
        Duration delay = settings.get().dispatchDelay();
        return delayed.isEmpty() && delay.isZero() ? send(frame) : delayed.add(frame, delay);
    }

    /** Tells the client to reconnect; it is disconnected when it does not. */
    void reconnect() {
        send(Frames.RECONNECT);
        vertx.cancelTimer(reconnectTimer);
        reconnectTimer = vertx.setTimer(RECONNECT_MILLIS, late -> close(CloseCode.UNKNOWN_ERROR));
    }

    void close(CloseCode code) {
        close(code.number());
    }

    void close(int code) {
        if (!closing) {
            end(CloseCode.endsSession(code));
            socket.close((short) code, CloseCode.wordsOf(code));
        }
    }

    /** Cuts the connection as a network does that fails. */
    void drop() {
        if (!closing) {
            end(false);
            cut.run();
        }
    }

    private void ended() {
        Short code = socket.closeStatusCode();
        if (!closing) {
            end(code != null && (code == NORMAL || code == GOING_AWAY));
        }
    }

    private void end(boolean withSession) {
        closing = true;
        vertx.cancelTimer(heartbeatTimer);
        vertx.cancelTimer(reconnectTimer);
        delayed.clear();
        Session ended = session;
        if (ended != null) {
            session = null;
            conversation.disconnected(ended, withSession);
        }
    }
}
