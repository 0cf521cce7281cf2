package io.pteronimbus.gameserver.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a server, oldest first.
 *
 * @param range as asked for
 * @param samples one every 15 to 60 seconds, while the server ran
 */
public record MetricsView(String range, List<Sample> samples) {

    /**
     * @param players null: the game was not asked, or did not answer
     * @param cpuMillis thousandths of a CPU core; null, as the memory is, where the cluster does not measure
     */
    public record Sample(
            Instant at,
            @Nullable Integer players,
            @Nullable Integer maxPlayers,
            @Nullable Integer cpuMillis,
            @JsonProperty("memoryMiB") @Nullable Integer memoryMiB) {}
}
