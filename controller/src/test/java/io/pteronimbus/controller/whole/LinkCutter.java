package io.pteronimbus.controller.whole;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The wire between the controller and the panel: whole until told otherwise, then cut anywhere, or slow. */
final class LinkCutter implements AutoCloseable {
    private static final int SHORTEST = 300;
    private static final int TRICKLE = 2_048;

    private final Vertx vertx;
    private final NetServer server;
    private final NetClient client;
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile @Nullable Random random;
    private volatile int longest;
    private volatile long pauseMillis;

    LinkCutter(Vertx vertx, int panelPort) {
        this.vertx = vertx;
        client = vertx.createNetClient();
        server = vertx.createNetServer()
                .connectHandler(near -> {
                    near.pause();
                    client.connect(panelPort, "127.0.0.1")
                            .onSuccess(far -> join(near, far))
                            .onFailure(failure -> near.close());
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String linkUrl() {
        return "ws://127.0.0.1:" + server.actualPort() + "/api/v1/link";
    }

    /** Each connection from now on breaks after so many bytes, in the middle of whatever that is. */
    void cut(long seed, int mostBytes) {
        longest = mostBytes;
        random = new Random(seed);
    }

    /** Connections from now on are whole. */
    void mend() {
        random = null;
    }

    int cuts() {
        return cuts.get();
    }

    /** What the panel says comes in small pieces with a pause after each. */
    void slowDown(long millis) {
        pauseMillis = millis;
    }

    private void join(NetSocket near, NetSocket far) {
        var dice = random;
        var left = new AtomicLong(dice == null ? Long.MAX_VALUE : SHORTEST + dice.nextInt(longest));
        near.closeHandler(nothing -> far.close());
        far.closeHandler(nothing -> near.close());
        near.exceptionHandler(failure -> far.close());
        far.exceptionHandler(failure -> near.close());
        near.handler(bytes -> pass(bytes, near, far, left));
        far.handler(bytes -> {
            if (pauseMillis == 0) {
                pass(bytes, far, near, left);
            } else {
                far.pause();
                trickle(bytes, far, near, left);
            }
        });
        near.resume();
    }

    private void trickle(Buffer bytes, NetSocket from, NetSocket to, AtomicLong left) {
        var piece = Math.min(TRICKLE, bytes.length());
        pass(bytes.slice(0, piece), from, to, left);
        vertx.setTimer(Math.max(1, pauseMillis), tick -> {
            if (piece < bytes.length()) {
                trickle(bytes.slice(piece, bytes.length()), from, to, left);
            } else {
                from.resume();
            }
        });
    }

    private void pass(Buffer bytes, NetSocket from, NetSocket to, AtomicLong left) {
        var after = left.addAndGet(-bytes.length());
        if (after > 0) {
            to.write(bytes);
            return;
        }
        var passed = (int) Math.max(0, bytes.length() + after);
        if (passed > 0 || after + bytes.length() >= 0) {
            cuts.incrementAndGet();
        }
        to.write(bytes.slice(0, passed)).onComplete(written -> {
            from.close();
            to.close();
        });
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}
