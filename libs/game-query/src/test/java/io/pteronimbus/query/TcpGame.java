package io.pteronimbus.query;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Something on a TCP port that does what it likes as soon as a whole question is there. */
final class TcpGame implements AutoCloseable {
    private final NetServer server;
    final List<Buffer> heard = new CopyOnWriteArrayList<>();

    /** @param isWhole whether nothing of the question is missing */
    TcpGame(Vertx vertx, Predicate<Buffer> isWhole, BiConsumer<NetSocket, Buffer> answer) {
        server = vertx.createNetServer()
                .connectHandler(socket -> {
                    var question = Buffer.buffer();
                    socket.handler(bytes -> {
                        question.appendBuffer(bytes);
                        if (isWhole.test(question)) {
                            heard.add(question);
                            answer.accept(socket, question);
                        }
                    });
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
