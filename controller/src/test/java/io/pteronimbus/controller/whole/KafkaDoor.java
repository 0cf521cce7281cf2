package io.pteronimbus.controller.whole;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** The only address of Kafka the controller is given. While it is shut, there is no Kafka. */
final class KafkaDoor implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final int port;
    private final String broker;
    private @Nullable NetServer server;

    KafkaDoor(String broker) {
        this.broker = broker;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
