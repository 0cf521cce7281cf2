package io.pteronimbus.persistence;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pauses between tries, each twice as long as the one before up to the longest, that end at once when the service stops. */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final CountDownLatch stopping;
    private Duration next;

    /** @param stopping reaches zero when the service stops */
    public Backoff(Duration first, Duration longest, CountDownLatch stopping) {
        this.first = first;
        this.longest = longest;
        this.stopping = stopping;
        this.next = first;
    }

    /** How long the next pause is. */
    public Duration next() {
        return next;
    }

    /** The last try went well: the next pause is the first one again. */
    public void reset() {
        next = first;
    }

    /** Waits. True when there is no use in another try, since the service stops. */
    public boolean isStoppedMeanwhile() {
        try {
            var stopped = stopping.await(next.toMillis(), TimeUnit.MILLISECONDS);
            var doubled = next.multipliedBy(2);
            next = doubled.compareTo(longest) < 0 ? doubled : longest;
            return stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
