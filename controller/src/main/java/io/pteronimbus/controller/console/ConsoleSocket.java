package io.pteronimbus.controller.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.controller.link.LinkSockets;
import io.vertx.core.http.ClientWebSocket;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The socket of one stream. Sending waits until the panel has taken what was sent before. */
final class ConsoleSocket implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ConsoleSocket.class);
    private static final long DIAL_SECONDS = 15;
    private static final long SEND_SECONDS = 30;

    private final ClientWebSocket socket;
    private final ObjectMapper json;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("console-frames").factory());

    ConsoleSocket(LinkSockets sockets, ObjectMapper json, Consumer<JsonNode> received) {
        this.json = json;
        socket = sockets.socket();
        socket.closeHandler(nothing -> closed.complete(null))
                .exceptionHandler(failure -> closed.complete(null))
                .textMessageHandler(text -> {
                    socket.pause();
                    inOrder.execute(() -> read(text, received));
                });
    }

    private void read(String text, Consumer<JsonNode> received) {
        try {
            received.accept(json.readTree(text));
        } catch (JsonProcessingException e) {
            LOG.debugf("Frame ignored: length=%d cause=%s", text.length(), e.getOriginalMessage());
        } finally {
            socket.resume();
        }
    }

    void dial(LinkSockets sockets, String streamId) throws IOException, InterruptedException {
        await(sockets.dialStream(socket, streamId).toCompletionStage().toCompletableFuture(), DIAL_SECONDS);
    }

    /** Returns when the frame has left; so whoever has more has to wait for a slow reader. */
    void send(ConsoleFrame frame) throws IOException, InterruptedException {
        if (closed.isDone()) {
            throw new IOException("closed by the panel");
        }
        var text = json.writerFor(ConsoleFrame.class).writeValueAsString(frame);
        await(socket.writeTextMessage(text).toCompletionStage().toCompletableFuture(), SEND_SECONDS);
    }

    void onClose(Runnable action) {
        var unused = closed.thenRun(action);
    }

    private static void await(CompletableFuture<?> done, long seconds) throws IOException, InterruptedException {
        try {
            done.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the panel takes nothing any more", e);
        }
    }

    @Override
    public void close() {
        closed.complete(null);
        socket.close().onFailure(failure -> LOG.debugf("Socket was closed already: %s", failure.getMessage()));
        inOrder.shutdown();
    }
}
