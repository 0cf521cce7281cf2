package io.pteronimbus.controller.observe;

import java.time.Duration;
import java.time.Instant;

/** A server that is looked at again and again. */
final class Watched {
    final EmptyTime empty;
    private volatile Instant due;
    private volatile boolean busy;

    Watched(Instant due, Duration longestGap) {
        this.due = due;
        empty = new EmptyTime(longestGap);
    }

    Instant due() {
        return due;
    }

    boolean isDue(Instant now) {
        return !busy && !now.isBefore(due);
    }

    /** A clock that was set back leaves nobody waiting longer than that. */
    void notLaterThan(Instant latest) {
        if (due.isAfter(latest)) {
            due = latest;
        }
    }

    /** @param next when it is due again, whatever comes of this time */
    void begin(Instant next) {
        busy = true;
        due = next;
    }

    void end() {
        busy = false;
    }
}
