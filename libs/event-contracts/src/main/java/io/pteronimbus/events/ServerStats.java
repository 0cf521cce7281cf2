package io.pteronimbus.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a running server fares, as its controller saw it: every 15 to 60 s, and not if there is nothing to say. A sample that is
 * lost is not made up for.
 *
 * @param generation of the intent the server runs under
 * @param runId id of the container that runs
 * @param players null: the game was not asked, or did not answer
 * @param usage null: the cluster does not measure
 * @param emptySince nobody plays since then; null while somebody does, or while that is not known
 * @param stopDue nobody has played for as long as the intent of that generation allows: the server is to be stopped
 */
public record ServerStats(
        UUID serverId,
        UUID tenantId,
        String cluster,
        long generation,
        String runId,
        Instant at,
        @Nullable Players players,
        @Nullable Usage usage,
        @Nullable Instant emptySince,
        boolean stopDue) {

    public static final String TYPE = "io.pteronimbus.server-stats.v1";

    /** The same for every delivery of the same sample. */
    public UUID eventId() {
        return EventIds.of(serverId.toString(), runId, at.toString());
    }

    /** @param names of some of those who play, at most 200; a game need not name anybody */
    public record Players(int online, int max, List<String> names) {
        public Players {
            names = names == null ? List.of() : List.copyOf(names);
        }
    }

    /** @param cpuMillis thousandths of a CPU core */
    public record Usage(int cpuMillis, int memoryMiB) {}
}
