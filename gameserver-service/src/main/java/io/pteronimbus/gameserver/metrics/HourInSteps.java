package io.pteronimbus.gameserver.metrics;

import io.pteronimbus.gameserver.metrics.MetricsView.Sample;
import io.pteronimbus.gameserver.metrics.ServerUsageView.ServerUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The last hour in {@value #STEPS} steps of {@value #STEP_SECONDS} seconds. They begin at multiples of their length, so that the same
 * sample is in the same step whenever one asks.
 *
 * @param from when the first step begins
 */
record HourInSteps(Instant from) {
    static final int STEPS = 30;
    static final int STEP_SECONDS = 120;

    static HourInSteps until(Instant now) {
        var last = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return new HourInSteps(Instant.ofEpochSecond((last - STEPS + 1) * STEP_SECONDS));
    }

    /** @param samples since {@link #from}; what a clock that goes fast dates after the last step counts to it */
    ServerUsage of(UUID serverId, List<Sample> samples) {
        return new ServerUsage(
                serverId,
                from,
                STEP_SECONDS,
                means(samples, Sample::cpuMillis),
                means(samples, Sample::memoryMiB),
                means(samples, Sample::players));
    }

    private List<@Nullable Integer> means(List<Sample> samples, Function<Sample, @Nullable Integer> what) {
        var sums = new long[STEPS];
        var counts = new int[STEPS];
        for (var sample : samples) {
            var value = what.apply(sample);
            if (value != null) {
                var step = step(sample.at());
                sums[step] += value;
                counts[step]++;
            }
        }
        var means = new ArrayList<@Nullable Integer>(STEPS);
        for (var step = 0; step < STEPS; step++) {
            means.add(counts[step] == 0 ? null : Math.toIntExact(Math.round((double) sums[step] / counts[step])));
        }
        return means;
    }

    private int step(Instant at) {
        return (int) Math.clamp((at.getEpochSecond() - from.getEpochSecond()) / STEP_SECONDS, 0, STEPS - 1);
    }
}
