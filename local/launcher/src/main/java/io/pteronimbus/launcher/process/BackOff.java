package io.pteronimbus.launcher.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a dead process is started again: one second, doubling to thirty; back to one second after the
 * process has been healthy for a minute. Used by one thread.
 */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FORGIVEN_AFTER = Duration.ofSeconds(60);

    private final Clock clock;
    private Duration next = FIRST;
    private @Nullable Instant healthySince;

    BackOff(Clock clock) {
        this.clock = clock;
    }

    void healthy() {
        healthySince = clock.instant();
    }

    /** Called once each time the process has ended; answers the wait before its next start. */
    Duration ended() {
        Instant since = healthySince;
        healthySince = null;
        if (since != null && !clock.instant().isBefore(since.plus(FORGIVEN_AFTER))) {
            next = FIRST;
        }
        Duration wait = next;
        Duration doubled = wait.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait;
    }
}
