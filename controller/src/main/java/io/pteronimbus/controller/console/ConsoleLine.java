package io.pteronimbus.controller.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A line of a game's output.
 *
 * @param seq its number within the container's run, from 1
 * @param at RFC 3339, as the cluster recorded it; null if it did not
 */
@RegisterForReflection
public record ConsoleLine(long seq, @Nullable String at, String text) {

    /** Of a line as the cluster gives it with timestamps: the time, a space, the text. */
    static ConsoleLine of(long seq, String stamped) {
        var space = stamped.indexOf(' ');
        var time = space < 0 ? stamped : stamped.substring(0, space);
        return looksLikeTime(time)
                ? new ConsoleLine(seq, time, space < 0 ? "" : stamped.substring(space + 1))
                : new ConsoleLine(seq, null, stamped);
    }

    /** False as well when one of the times is not known. */
    boolean isLaterThan(ConsoleLine other) {
        var mine = time(at);
        var theirs = time(other.at);
        return mine != null && theirs != null && mine.isAfter(theirs);
    }

    private static @Nullable Instant time(@Nullable String at) {
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static boolean looksLikeTime(String word) {
        return word.length() >= "2026-01-01T00:00:00Z".length()
                && word.charAt(4) == '-'
                && word.charAt(10) == 'T'
                && Character.isDigit(word.charAt(0));
    }
}
