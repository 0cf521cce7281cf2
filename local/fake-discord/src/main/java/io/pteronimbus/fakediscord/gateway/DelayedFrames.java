package io.pteronimbus.fakediscord.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Function;

/** Frames that wait for their time. One never overtakes another. */
final class DelayedFrames {

    private record Waiting(byte[] frame, long due, Promise<Void> sent) {}

    private final Vertx vertx;
    private final Function<byte[], Future<Void>> send;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long timer = -1;

    DelayedFrames(Vertx vertx, Function<byte[], Future<Void>> send) {
        this.vertx = vertx;
        this.send = send;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    Future<Void> add(byte[] frame, Duration delay) {
        Promise<Void> sent = Promise.promise();
        boolean first = waiting.isEmpty();
        waiting.addLast(new Waiting(frame, System.nanoTime() + delay.toNanos(), sent));
        if (first) {
            await();
        }
        return sent.future();
    }

    /** Forgets all of them. */
    void clear() {
        vertx.cancelTimer(timer);
        while (!waiting.isEmpty()) {
            waiting.removeFirst().sent.fail("closed");
        }
    }

    private void await() {
        long millis =
                Duration.ofNanos(waiting.getFirst().due - System.nanoTime()).toMillis();
        timer = vertx.setTimer(Math.max(1, millis + 1), due -> sendDue());
    }

    private void sendDue() {
        while (!waiting.isEmpty() && waiting.getFirst().due - System.nanoTime() <= 0) {
            Waiting next = waiting.removeFirst();
            send.apply(next.frame).onComplete(next.sent);
        }
        if (!waiting.isEmpty()) {
            await();
        }
    }
}
