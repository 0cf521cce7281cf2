package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a server's game last ended that nobody had asked to end, and what it said then. Kept until it happens again: whoever looks the next
 * morning finds the server running, and still wants to know what was in the night.
 */
@Embeddable
class LastCrash {
    static final int MOST_LINES = 20;
    /** In UTF-16 units. */
    static final int LONGEST_LINE = 500;

    /** All that a line is not made of, its end among it. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    @Column(name = "crash_at")
    @Nullable
    Instant at;

    @Column(name = "crash_state")
    @Enumerated(EnumType.STRING)
    @Nullable
    ServerState state;

    @Column(name = "crash_reason")
    @Nullable
    String reason;

    @Column(name = "crash_message")
    @Nullable
    String message;

    @Column(name = "crash_exit_code")
    @Nullable
    Integer exitCode;

    /** Oldest first, each but the last followed by a line end; null when none could be had. */
    @Column(name = "crash_lines")
    @Nullable
    String lines;

    protected LastCrash() {}

    private LastCrash(ServerStateChanged seen) {
        at = seen.at();
        state = seen.state();
        reason = seen.reason();
        message = seen.message();
        exitCode = seen.exitCode();
        lines = seen.lastLines().isEmpty() ? null : text(seen.lastLines());
    }

    /** That crash, if it is one; else the one before. */
    static @Nullable LastCrash of(ServerStateChanged seen, @Nullable LastCrash before) {
        return isCrash(seen) ? new LastCrash(seen) : before;
    }

    List<String> lines() {
        return lines == null ? List.of() : List.of(lines.split("\n", -1));
    }

    /** What failed without anything having run has its reason, and nothing to add. */
    private static boolean isCrash(ServerStateChanged seen) {
        return seen.state() == ServerState.CRASHED || (seen.state() == ServerState.FAILED && seen.exitCode() != null);
    }

    private static String text(List<String> said) {
        return said.subList(Math.max(0, said.size() - MOST_LINES), said.size()).stream()
                .map(LastCrash::shortened)
                .collect(Collectors.joining("\n"));
    }

    /** Never between the two halves of a character. */
    private static String shortened(String line) {
        var printable = UNPRINTABLE.matcher(line).replaceAll("");
        if (printable.length() <= LONGEST_LINE) {
            return printable;
        }
        var end = Character.isHighSurrogate(printable.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return printable.substring(0, end);
    }
}
