package io.pteronimbus.gameserver.console;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells new lines from those that were seen before, when a stream was opened anew and says again what the cluster still has.
 * Where the cluster has thrown old lines away it counts from a later line: such lines are known by their time, and get the
 * numbers that come next. Not thread-safe.
 */
final class RunNumbers {
    private static final int RUNS = 8;

    private static final class Run {
        long lastSeq;

        @Nullable
        Instant lastAt;

        long offset;
    }

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private @Nullable String newest;

    /** The line with its number, or empty when it was seen before or belongs to a run that is over. */
    Optional<ConsoleLine> accept(String runId, ConsoleLine line) {
        var known = runs.get(runId);
        if (known == null) {
            known = begin(runId);
        } else if (!runId.equals(newest)) {
            return Optional.empty();
        }
        var at = time(line.at());
        if (line.seq() + known.offset <= known.lastSeq) {
            if (at == null || known.lastAt == null || !at.isAfter(known.lastAt)) {
                return Optional.empty();
            }
            known.offset = known.lastSeq + 1 - line.seq();
        }
        known.lastSeq = line.seq() + known.offset;
        known.lastAt = at == null ? known.lastAt : at;
        return Optional.of(line.numbered(known.lastSeq));
    }

    /** A stream begins, and with it a count of its own. */
    void newStream() {
        runs.values().forEach(run -> run.offset = 0);
    }

    /** Number of the newest line of a run, 0 when it is not known any more. */
    long last(String runId) {
        var run = runs.get(runId);
        return run == null ? 0 : run.lastSeq;
    }

    private Run begin(String runId) {
        if (runs.size() == RUNS) {
            runs.remove(runs.keySet().iterator().next());
        }
        var run = new Run();
        runs.put(runId, run);
        newest = runId;
        return run;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
