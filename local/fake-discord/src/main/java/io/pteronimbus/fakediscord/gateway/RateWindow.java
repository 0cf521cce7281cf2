package io.pteronimbus.fakediscord.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many in a time, which begins with the first. */
final class RateWindow {

    private final Clock clock;
    private final Duration length;
    private Instant start = Instant.MIN;
    private int used;

    RateWindow(Clock clock, Duration length) {
        this.clock = clock;
        this.length = length;
    }

    /** Counts one more. @return how many it are in this time */
    int count() {
        if (isOver()) {
            start = clock.instant();
            used = 0;
        }
        used++;
        return used;
    }

    int used() {
        return isOver() ? 0 : used;
    }

    /** Until it begins anew; nothing while none was counted. */
    Duration left() {
        return isOver() ? Duration.ZERO : Duration.between(clock.instant(), start.plus(length));
    }

    private boolean isOver() {
        Instant now = clock.instant();
        // also after the clock was set back
        return start.equals(Instant.MIN) || now.isBefore(start) || !now.isBefore(start.plus(length));
    }
}
