package io.pteronimbus.tenant.guild;

import java.time.Duration;
import java.time.Instant;

/**
 * When something was heard of Discord, and how. An answer holds for the moment it was asked for at the earliest, so it yields to what
 * was told since; of two words of bot-service's own the one it learned last counts, however late or often they come. Between a word
 * and an answer clocks decide only when they are far enough apart: then the word is an old one.
 *
 * @param number in the order of hearing, by {@link Hearing}
 * @param at when it was asked, by our clock; or learned, by that of bot-service
 * @param told by bot-service of itself, and not asked for
 */
public record Heard(long number, Instant at, boolean told) {
    /** Clocks of two services differ by less. */
    static final Duration SKEW = Duration.ofSeconds(5);

    static Heard told(long number, Instant at) {
        return new Heard(number, at, true);
    }

    static Heard answered(long number, Instant asked) {
        return new Heard(number, asked, false);
    }

    /** What was heard at that time or later is newer than this, if this was told. */
    Instant upTo() {
        return at.plus(SKEW);
    }
}
