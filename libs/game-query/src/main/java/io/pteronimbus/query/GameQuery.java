package io.pteronimbus.query;

import io.pteronimbus.query.QueryException.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks games for their players. Never blocks the caller; may be used by several threads. How many are asked at the same time is
 * the caller's to bound: each costs a socket and at most 64 KiB.
 */
public final class GameQuery implements AutoCloseable {
    /** After so long a connection nobody waits for any more is given up. */
    private static final int LONGEST_CONNECT_MILLIS = 10_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vertx vertx;
    private final NetClient tcp;

    /** @param vertx stays the caller's */
    public GameQuery(Vertx vertx) {
        this.vertx = vertx;
        tcp = vertx.createNetClient(
                new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(LONGEST_CONNECT_MILLIS));
    }

    /**
     * @param host a name, or better an address: of a name's addresses the first is asked
     * @param timeout from 1 ms, for all of it
     * @return fails with a {@link QueryException} and nothing else
     */
    public CompletionStage<Players> ask(QueryProtocol protocol, String host, int port, Duration timeout) {
        if (port < 1 || port > 65535 || host.isBlank() || timeout.toMillis() < 1) {
            throw new IllegalArgumentException("a host, a port from 1 to 65535 and a timeout are needed");
        }
        var answer = new CompletableFuture<Players>();
        // one thread for all that happens in this conversation, whoever asks
        vertx.getOrCreateContext().runOnContext(ignored -> {
            switch (protocol) {
                case MINECRAFT -> tcp(new MinecraftStatus(host, port), host, port, timeout, answer);
                case A2S -> udp(new A2sTalk(), host, port, timeout, answer);
                case QUAKE3 -> udp(new Quake3Talk(RANDOM.nextInt()), host, port, timeout, answer);
                case OPENTTD -> tcp(new OpenTtdTalk(), host, port, timeout, answer);
            }
        });
        return answer.minimalCompletionStage();
    }

    private void tcp(StreamTalk talk, String host, int port, Duration timeout, CompletableFuture<Players> answer) {
        var timer = vertx.setTimer(timeout.toMillis(), id -> answer.completeExceptionally(late()));
        answer.whenComplete((players, failure) -> vertx.cancelTimer(timer));
        tcp.connect(port, host)
                .onFailure(failure -> answer.completeExceptionally(unreachable(failure)))
                .onSuccess(socket -> converse(socket, talk, answer));
    }

    private static void converse(NetSocket socket, StreamTalk talk, CompletableFuture<Players> answer) {
        socket.closeHandler(ignored ->
                answer.completeExceptionally(new MalformedAnswerException("hung up before it had answered")));
        socket.exceptionHandler(failure -> answer.completeExceptionally(unreachable(failure)));
        socket.handler(bytes -> attempt(answer, () -> talk.heard(bytes).ifPresent(answer::complete)));
        answer.whenComplete((players, failure) -> socket.close());
        if (!answer.isDone()) {
            socket.write(talk.opening());
        }
    }

    private void udp(Talk talk, String host, int port, Duration timeout, CompletableFuture<Players> answer) {
        var timer = vertx.setTimer(
                timeout.toMillis(),
                id -> talk.soFar().ifPresentOrElse(answer::complete, () -> answer.completeExceptionally(late())));
        answer.whenComplete((players, failure) -> vertx.cancelTimer(timer));
        vertx.executeBlocking(() -> InetAddress.getByName(host), false)
                .onFailure(failure -> answer.completeExceptionally(unreachable(failure)))
                .onSuccess(address -> {
                    if (!answer.isDone()) {
                        new UdpConversation(vertx, talk, address, port, answer).begin();
                    }
                });
    }

    static void attempt(CompletableFuture<Players> answer, Runnable work) {
        try {
            work.run();
        } catch (QueryException e) {
            answer.completeExceptionally(e);
        } catch (RuntimeException e) {
            // no answer, whatever it is, ends the thread that others' conversations share
            answer.completeExceptionally(new MalformedAnswerException("an answer that could not be read", e));
        }
    }

    static QueryException unreachable(Throwable failure) {
        return new QueryException(Reason.UNREACHABLE, "nobody there", failure);
    }

    private static QueryException late() {
        return new QueryException(Reason.TIMEOUT, "no answer in time");
    }

    @Override
    public void close() {
        tcp.close();
    }
}
