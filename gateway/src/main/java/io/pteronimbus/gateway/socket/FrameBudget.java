package io.pteronimbus.gateway.socket;

import java.time.Duration;

/**
 * How much a person's client may send over one socket: frames of 64 KiB, 200 at once and 50 a second in the long run. Far more
 * than any of our pages sends, far less than would hurt.
 */
final class FrameBudget {
    static final int LARGEST_FRAME = 64 << 10;
    private static final double BURST = 200;
    private static final double PER_NANO = 50.0 / Duration.ofSeconds(1).toNanos();

    private double left = BURST;
    private long refilledAt = System.nanoTime();

    boolean takes(long nanoTime) {
        left = Math.min(BURST, left + (nanoTime - refilledAt) * PER_NANO);
        refilledAt = nanoTime;
        left--;
        return left >= 0;
    }
}
