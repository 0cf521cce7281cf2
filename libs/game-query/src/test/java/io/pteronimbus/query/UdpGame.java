package io.pteronimbus.query;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Something on a UDP port that answers each packet as it likes. */
final class UdpGame implements AutoCloseable {
    private final DatagramSocket socket;
    final List<Buffer> heard = new CopyOnWriteArrayList<>();

    UdpGame(Vertx vertx, BiConsumer<UdpGame, Heard> answer) {
        socket = vertx.createDatagramSocket(new DatagramSocketOptions());
        socket.handler(packet -> {
            heard.add(packet.data());
            answer.accept(this, new Heard(packet.data(), packet.sender(), heard.size()));
        });
        socket.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    /** @param count of packets so far, this one included */
    record Heard(Buffer packet, SocketAddress from, int count) {}

    int port() {
        return socket.localAddress().port();
    }

    void say(Heard to, Buffer packet) {
        socket.send(packet, to.from().port(), to.from().host());
    }

    @Override
    public void close() {
        socket.close().toCompletionStage().toCompletableFuture().join();
    }
}
