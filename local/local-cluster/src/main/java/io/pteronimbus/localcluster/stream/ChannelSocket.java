package io.pteronimbus.localcluster.stream;

import io.pteronimbus.localcluster.workload.process.Output;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A WebSocket that carries several channels: the first byte of each message is the channel, 0 stdin, 1 stdout, 2 stderr, 3 the final status, 4 the
 * terminal's size (ignored). In {@code v5} a message of 255 and a channel's number closes that channel.
 */
final class ChannelSocket {

    private static final Logger LOG = System.getLogger(ChannelSocket.class.getName());
    private static final int STDIN = 0;
    private static final int STATUS = 3;
    private static final int CLOSE = 255;

    /** Takes what the client sends; may block, since the client is held back meanwhile. */
    interface Input {
        void bytes(byte[] bytes) throws IOException;

        /** The client will send no more. */
        void end() throws IOException;
    }

    private final ServerWebSocket socket;

    /** Stays paused until {@link #receive}. */
    ChannelSocket(ServerWebSocket socket) {
        this.socket = socket;
        socket.pause();
    }

    /** Begins to take what the client sends, one message at a time, and says when the client is gone. */
    void receive(Input input, Runnable gone) {
        ExecutorService writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("stdin").daemon().factory());
        socket.binaryMessageHandler(message -> {
            socket.pause();
            try {
                writer.execute(() -> {
                    handle(message, input);
                    socket.resume();
                });
            } catch (RejectedExecutionException closed) {
                LOG.log(Level.DEBUG, "input after the end");
            }
        });
        socket.closeHandler(closed -> {
            writer.shutdown();
            gone.run();
        });
        socket.exceptionHandler(failure -> LOG.log(Level.DEBUG, "stream failed", failure));
        if (socket.isClosed()) {
            writer.shutdown();
            gone.run();
        } else {
            socket.resume();
        }
    }

    private static void handle(Buffer message, Input input) {
        try {
            if (message.length() == 0) {
                return;
            }
            int channel = message.getUnsignedByte(0);
            if (channel == STDIN && message.length() > 1) {
                input.bytes(message.getBytes(1, message.length()));
            } else if (channel == CLOSE && message.length() > 1 && message.getByte(1) == STDIN) {
                input.end();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the process takes no more input", e);
        }
    }

    /** Tells the client that the stream is there: an empty message on the first channel it reads. */
    void open(StreamOptions wanted) {
        int channel = STATUS;
        if (wanted.stdout()) {
            channel = 1;
        } else if (wanted.stderr()) {
            channel = 2;
        }
        send(channel, new byte[0]);
    }

    /** Sends output and returns when it has left; what nobody receives any more is dropped. */
    void send(Output output, byte[] bytes) {
        send(output == Output.STDOUT ? 1 : 2, bytes);
    }

    /** Sends the final status and closes. */
    void finish(ExitStatus status) {
        send(STATUS, status.toJson());
        socket.close((short) 1000);
    }

    /** Gives the client up. */
    void abort(String why) {
        socket.close((short) 1011, why);
    }

    private void send(int channel, byte[] bytes) {
        Buffer message =
                Buffer.buffer(bytes.length + 1).appendByte((byte) channel).appendBytes(bytes);
        try {
            socket.writeBinaryMessage(message)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException | IllegalStateException gone) {
            LOG.log(Level.DEBUG, "the client is gone");
        }
    }
}
