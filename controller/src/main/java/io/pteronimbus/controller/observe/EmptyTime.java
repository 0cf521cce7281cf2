package io.pteronimbus.controller.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * For how long nobody has played on one server. Only time between two answers that both say so counts: while a game does not answer,
 * nobody knows. Somebody who plays, or another run of the game, sets it back to nothing.
 */
final class EmptyTime {
    private final Duration longestGap;
    private @Nullable String run;
    private @Nullable Instant lastEmpty;
    private Duration empty = Duration.ZERO;

    /** @param longestGap what lies further apart (the machine slept, the clock was set) is not counted */
    EmptyTime(Duration longestGap) {
        this.longestGap = longestGap;
    }

    /** @param online how many play; empty when the game did not answer */
    void take(String runId, OptionalInt online, Instant at) {
        if (!runId.equals(run)) {
            run = runId;
            lastEmpty = null;
            empty = Duration.ZERO;
        }
        if (online.isEmpty()) {
            lastEmpty = null;
        } else if (online.getAsInt() > 0) {
            lastEmpty = null;
            empty = Duration.ZERO;
        } else {
            count(at);
        }
    }

    private void count(Instant at) {
        var before = lastEmpty;
        if (before != null) {
            var gap = Duration.between(before, at);
            if (!gap.isNegative() && gap.compareTo(longestGap) <= 0) {
                empty = empty.plus(gap);
            }
        }
        lastEmpty = at;
    }

    /** Since when it has been empty, without the time that does not count; nothing unless the newest answer says that it is. */
    Optional<Instant> since() {
        return Optional.ofNullable(lastEmpty).map(newest -> newest.minus(empty));
    }

    /** @param limit zero: never */
    boolean reaches(Duration limit) {
        return lastEmpty != null && limit.isPositive() && empty.compareTo(limit) >= 0;
    }
}
