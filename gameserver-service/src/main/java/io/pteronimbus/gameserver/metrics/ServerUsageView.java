package io.pteronimbus.gameserver.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What several servers used in the last hour, for small pictures of it.
 *
 * @param servers those of the named ones that may be told of, in the order they were named
 */
public record ServerUsageView(List<ServerUsage> servers) {

    /**
     * The mean of each step, oldest first; null where nothing was measured. The lists are equally long, and end with the step that goes
     * on now.
     *
     * @param from when the first step begins
     * @param cpuMillis thousandths of a CPU core
     */
    public record ServerUsage(
            UUID serverId,
            Instant from,
            int stepSeconds,
            List<@Nullable Integer> cpuMillis,
            @JsonProperty("memoryMiB") List<@Nullable Integer> memoryMiB,
            List<@Nullable Integer> players) {}
}
