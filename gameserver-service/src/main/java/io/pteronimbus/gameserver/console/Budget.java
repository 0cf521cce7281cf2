package io.pteronimbus.gameserver.console;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/** So many within a sliding window, and no more. */
final class Budget {
    private final int most;
    private final long window;
    private final ArrayDeque<Long> spent = new ArrayDeque<>();

    Budget(int most, Duration window) {
        this.most = most;
        this.window = window.toNanos();
    }

    /** Spends one; else says how long to wait. */
    synchronized Optional<Duration> spend(long nanoTime) {
        while (!spent.isEmpty() && nanoTime - spent.peekFirst() >= window) {
            spent.removeFirst();
        }
        if (spent.size() == most) {
            return Optional.of(Duration.ofNanos(window - (nanoTime - spent.getFirst())));
        }
        spent.addLast(nanoTime);
        return Optional.empty();
    }
}
