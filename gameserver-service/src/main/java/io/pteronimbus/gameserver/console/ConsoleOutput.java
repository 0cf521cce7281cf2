package io.pteronimbus.gameserver.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server's newest output, and what each viewer is to read of it next. Frames are written once for all viewers that are
 * equally far. Not thread-safe.
 */
final class ConsoleOutput {
    private static final int FRAME_LINES = 256;
    private static final int HISTORY_LINES = 2_000;
    private static final int FRAME_TEXT = 64 << 10;

    private final ConsoleRing ring;
    private final RunNumbers numbers = new RunNumbers();
    private final ConsoleFrames frames;
    private @Nullable Written newest;

    ConsoleOutput(ConsoleRing ring, ConsoleFrames frames) {
        this.ring = ring;
        this.frames = frames;
    }

    /**
     * How far a viewer has read.
     *
     * @param next position of the next line
     * @param runId of the line before, null before the first
     * @param seq of the line before
     */
    record Place(long next, @Nullable String runId, long seq) {}

    /** A frame, and where it leaves its reader. */
    record Step(String frame, Place after) {}

    private record Written(boolean history, long from, long to, String frame) {}

    void newStream() {
        numbers.newStream();
    }

    /** Takes lines as a stream brings them; says how many were new. */
    int append(String runId, List<ConsoleLine> lines) {
        var added = 0;
        for (var line : lines) {
            var numbered = numbers.accept(runId, line);
            if (numbered.isPresent()) {
                ring.add(new ConsoleRing.Entry(runId, numbered.get()));
                added++;
            }
        }
        return added;
    }

    boolean isEmpty() {
        return ring.isEmpty();
    }

    /** What a viewer is shown first: all there is, or as much as goes into one frame. */
    Step history() {
        var begin = ring.get(ring.first());
        if (begin == null) {
            return new Step(frames.history("", List.of()), new Place(ring.end(), null, 0));
        }
        return lines(true, ring.first(), begin.runId(), HISTORY_LINES);
    }

    /** What a viewer is shown next, null when there is nothing new. */
    @Nullable
    Step next(Place place) {
        if (place.next() < ring.first()) {
            return afterFallingBehind(place);
        }
        var entry = ring.get(place.next());
        if (entry == null) {
            return null;
        }
        if (entry.runId().equals(place.runId()) && entry.line().seq() > place.seq() + 1) {
            return gap(
                    place.next(), entry.runId(), place.seq() + 1, entry.line().seq() - 1);
        }
        return lines(false, place.next(), entry.runId(), FRAME_LINES);
    }

    /** First the end of the run it was at, then the begin of the one it comes to; both may be the same. */
    private @Nullable Step afterFallingBehind(Place place) {
        var entry = ring.get(ring.first());
        if (entry == null) {
            return null;
        }
        var runId = place.runId();
        if (runId != null && !runId.equals(entry.runId()) && numbers.last(runId) > place.seq()) {
            return new Step(
                    frames.gap(runId, place.seq() + 1, numbers.last(runId)), new Place(place.next(), entry.runId(), 0));
        }
        var seq = entry.runId().equals(runId) ? place.seq() : 0;
        return entry.line().seq() > seq + 1
                ? gap(ring.first(), entry.runId(), seq + 1, entry.line().seq() - 1)
                : lines(false, ring.first(), entry.runId(), FRAME_LINES);
    }

    private Step gap(long next, String runId, long from, long to) {
        return new Step(frames.gap(runId, from, to), new Place(next, runId, to));
    }

    private Step lines(boolean history, long from, String runId, int most) {
        var lines = new ArrayList<ConsoleLine>();
        var text = 0;
        var seq = 0L;
        for (var entry = ring.get(from); entry != null; entry = ring.get(from + lines.size())) {
            var line = entry.line();
            var follows = lines.isEmpty() || (entry.runId().equals(runId) && line.seq() == seq + 1);
            if (!follows || lines.size() == most || (text > 0 && text + entry.size() > FRAME_TEXT)) {
                break;
            }
            lines.add(line);
            text += entry.size();
            seq = line.seq();
        }
        var to = from + lines.size();
        return new Step(written(history, from, to, runId, lines), new Place(to, runId, seq));
    }

    private String written(boolean history, long from, long to, String runId, List<ConsoleLine> lines) {
        var known = newest;
        if (known != null && known.history == history && known.from == from && known.to == to) {
            return known.frame;
        }
        var frame = history ? frames.history(runId, lines) : frames.output(runId, lines);
        newest = new Written(history, from, to, frame);
        return frame;
    }
}
