package io.pteronimbus.gateway.guard;

import java.time.Duration;

/** Tokens that refill steadily up to a limit; taking one is a request let through. */
final class TokenBucket {
    private final double capacity;
    private final double perNano;
    private double tokens;
    private long refilledAt;

    TokenBucket(int capacity, double perSecond, long nanoTime) {
        this.capacity = capacity;
        this.perNano = perSecond / Duration.ofSeconds(1).toNanos();
        this.tokens = capacity;
        this.refilledAt = nanoTime;
    }

    /** Takes a token. Zero when there was one, else how long until there is. */
    synchronized Duration take(long nanoTime) {
        tokens = Math.min(capacity, tokens + Math.max(0, nanoTime - refilledAt) * perNano);
        refilledAt = nanoTime;
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
    }
}
