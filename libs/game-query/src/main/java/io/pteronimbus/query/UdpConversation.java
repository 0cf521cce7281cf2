package io.pteronimbus.query;

import io.pteronimbus.query.Talk.Step;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;

/**
 * A talk over a socket of its own, so that answers to different questions never mix. Packets from anywhere but the game's own
 * address and port are not heard; more than {@value #MOST_PACKETS} end the talk.
 */
final class UdpConversation {
    private static final int MOST_PACKETS = 128;
    private static final int LONGEST_PACKET = 64 * 1024;

    private final Talk talk;
    private final InetAddress game;
    private final int port;
    private final CompletableFuture<Players> answer;
    private final DatagramSocket socket;
    private int packets;

    UdpConversation(Vertx vertx, Talk talk, InetAddress game, int port, CompletableFuture<Players> answer) {
        this.talk = talk;
        this.game = game;
        this.port = port;
        this.answer = answer;
        // what is longer than the buffer would be cut
        socket = vertx.createDatagramSocket(new DatagramSocketOptions()
                .setIpV6(game instanceof Inet6Address)
                .setReceiveBufferSize(LONGEST_PACKET));
    }

    void begin() {
        socket.exceptionHandler(failure -> answer.completeExceptionally(GameQuery.unreachable(failure)));
        socket.handler(this::hear);
        answer.whenComplete((players, failure) -> socket.close());
        say(talk.opening());
    }

    private void hear(DatagramPacket packet) {
        if (answer.isDone()) {
            return;
        }
        packets++;
        if (packets > MOST_PACKETS) {
            answer.completeExceptionally(new MalformedAnswerException("too many packets"));
        } else if (packet.sender().port() == port
                && game.getHostAddress().equals(packet.sender().hostAddress())) {
            GameQuery.attempt(answer, () -> take(talk.heard(packet.data().getBytes())));
        }
    }

    private void take(Step step) {
        switch (step) {
            case Step.Say(var packet) -> say(packet);
            case Step.Done(var players) -> answer.complete(players);
            case Step.Wait ignored -> {
                // more is to come
            }
        }
    }

    private void say(Buffer packet) {
        socket.send(packet, port, game.getHostAddress())
                .onFailure(failure -> answer.completeExceptionally(GameQuery.unreachable(failure)));
    }
}
