package io.pteronimbus.controller.gameserver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many crashes are put up with.
 *
 * @param allowed crashes within the window after which the server is still restarted
 */
record CrashBudget(int allowed, Duration window) {

    /**
     * The crashes that count once one more has happened, oldest first; never more than decide anything. One that lies further in the future than the
     * window is long was written down before the clock was set back: when it was nobody knows, so it does not count.
     */
    List<String> with(List<String> crashes, Instant crash) {
        var from = crash.minus(window);
        var to = crash.plus(window);
        var counting = Stream.concat(
                        crashes.stream().filter(at -> isBetween(Instant.parse(at), from, to)),
                        Stream.of(crash.toString()))
                .toList();
        return counting.subList(Math.max(0, counting.size() - allowed - 1), counting.size());
    }

    private static boolean isBetween(Instant at, Instant from, Instant to) {
        return at.isAfter(from) && at.isBefore(to);
    }

    boolean isUsedUp(List<String> crashes) {
        return crashes.size() > allowed;
    }
}
