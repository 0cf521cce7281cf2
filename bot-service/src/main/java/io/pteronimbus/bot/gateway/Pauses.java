package io.pteronimbus.bot.gateway;

import io.pteronimbus.bot.BotConfig;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before another connection: not at all at first, then longer each time; never the same for all the world. */
final class Pauses {
    private static final int MOST_DOUBLINGS = 20;
    private static final int SPREAD_OF_NEW_SESSIONS = 5;

    private final Duration first;
    private final Duration longest;
    private int failures;

    Pauses(BotConfig.Gateway config) {
        this.first = Duration.ofMillis(Math.max(1, config.firstPause().toMillis()));
        this.longest = config.longestPause();
    }

    int failures() {
        return failures;
    }

    /** Things go well. */
    void reset() {
        failures = 0;
    }

    Duration next() {
        if (failures++ == 0) {
            return Duration.ZERO;
        }
        var doubled = first.multipliedBy(1L << Math.min(failures - 2, MOST_DOUBLINGS));
        var bound = doubled.compareTo(longest) < 0 ? doubled : longest;
        var half = bound.toMillis() / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
    }

    /** After a session was said to be invalid: Discord asks for one to five seconds. */
    Duration ofInvalidSession() {
        var millis = first.toMillis();
        var random =
                Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis * (SPREAD_OF_NEW_SESSIONS - 1)));
        var pause = next();
        return pause.compareTo(random) > 0 ? pause : random;
    }
}
