package io.pteronimbus.controller.whole;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The only address of Kafka the controller is given. While it is shut, there is no Kafka. */
final class KafkaDoor implements AutoCloseable {
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 30_000;

    private final Vertx vertx = Vertx.vertx();
    private final int port;
    private final String broker;
    private @Nullable NetServer server;

    KafkaDoor(String broker) {
        this.broker = broker;
        port = freePort();
    }

    /** Not one of those that outgoing connections are given: it is to be free still when the door is opened. */
    private static int freePort() {
        while (true) {
            var candidate = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var socket = new ServerSocket(candidate)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another one then
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void open() {
        server = vertx.createNetServer()
                .connectHandler(this::passOn)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void passOn(NetSocket from) {
        from.pause();
        var colon = broker.lastIndexOf(':');
        vertx.createNetClient()
                .connect(Integer.parseInt(broker.substring(colon + 1)), broker.substring(0, colon))
                .onSuccess(to -> {
                    to.pipeTo(from);
                    from.pipeTo(to);
                })
                .onFailure(failure -> from.close());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
