package io.pteronimbus.gameserver.console;

import io.pteronimbus.gameserver.console.ExpectedStreams.Expected;
import io.pteronimbus.gameserver.json.ForeignJson;
import io.pteronimbus.gameserver.json.UnreadableException;
import io.pteronimbus.gameserver.link.LinkUpgradeCheck;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;

/** A stream a controller dialled because it was asked to. What is said on it is written down in {@code docs/link.md}. */
@WebSocket(path = "/api/v1/link/streams/{streamId}", endpointId = LinkUpgradeCheck.STREAM)
class StreamSocket {
    private static final Logger LOG = Logger.getLogger(StreamSocket.class);
    private static final TypedKey<Expected> STREAM = new TypedKey<>("stream");
    private static final CloseReason UNEXPECTED = new CloseReason(4404, "nobody waits for this stream");
    private static final CloseReason UNREADABLE = new CloseReason(4400, "not a frame of this protocol");

    private final ExpectedStreams streams;
    private final ForeignJson json;

    StreamSocket(ExpectedStreams streams, ForeignJson json) {
        this.streams = streams;
        this.json = json;
    }

    @OnOpen
    @RunOnVirtualThread
    void onOpen(@PathParam("streamId") String streamId, WebSocketConnection connection) {
        var cluster = connection.userData().get(LinkUpgradeCheck.CLUSTER);
        var stream =
                streams.find(streamId, cluster).filter(found -> found.upstream().connected(found.id(), connection));
        if (stream.isPresent()) {
            connection.userData().put(STREAM, stream.get());
        } else {
            close(connection, UNEXPECTED);
        }
    }

    @OnTextMessage
    @RunOnVirtualThread
    void onMessage(String text, WebSocketConnection connection) {
        var stream = connection.userData().get(STREAM);
        if (stream == null) {
            return;
        }
        try {
            take(stream, json.read(text.getBytes(StandardCharsets.UTF_8), StreamFrame.class));
        } catch (UnreadableException e) {
            LOG.warnf("Stream of cluster=%s is not understood: %s", stream.cluster(), e.getMessage());
            close(connection, UNREADABLE);
        }
    }

    @OnClose
    @RunOnVirtualThread
    void onClose(WebSocketConnection connection) {
        var stream = connection.userData().get(STREAM);
        if (stream != null) {
            stream.upstream().lost(stream.id());
        }
    }

    @OnError
    void onError(WebSocketConnection connection, Throwable failure) {
        LOG.infof("Console stream failed: %s", failure.toString());
        close(connection, CloseReason.INTERNAL_SERVER_ERROR);
    }

    private static void take(Expected stream, StreamFrame frame) {
        var lines = frame.lines() == null ? List.<ConsoleLine>of() : frame.lines();
        switch (String.valueOf(frame.type())) {
            case "history" -> stream.reader().history(frame.runId(), lines);
            case "output" -> {
                if (frame.runId() == null) {
                    throw new UnreadableException("output without runId", null);
                }
                stream.reader().output(frame.runId(), lines);
            }
            case "ended" -> stream.upstream().close();
            case "command-result" ->
                stream.upstream()
                        .answered(
                                String.valueOf(frame.id()),
                                new CommandResult(Boolean.TRUE.equals(frame.ok()), frame.detail()));
            default -> LOG.debugf("Frame of a newer protocol ignored: %s", frame.type());
        }
    }

    private static void close(WebSocketConnection connection, CloseReason reason) {
        if (connection.isClosed()) {
            return;
        }
        connection.close(reason).subscribe().with(done -> {}, failure -> LOG.debugf(failure, "Closing failed"));
    }
}
