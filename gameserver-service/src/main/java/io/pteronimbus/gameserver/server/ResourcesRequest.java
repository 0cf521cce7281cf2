package io.pteronimbus.gameserver.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Resources that are asked for; null leaves one as it is.
 *
 * @param cpuMillis thousandths of a CPU core
 */
record ResourcesRequest(
        @Nullable @Min(100) @Max(64_000) Integer cpuMillis,
        @Nullable @Min(128) @Max(262_144) Integer memoryMiB,
        @Nullable @Min(256) @Max(2_097_152) Integer diskMiB) {

    static Resources over(@Nullable ResourcesRequest request, Resources present) {
        if (request == null) {
            return present;
        }
        return new Resources(
                request.cpuMillis == null ? present.cpuMillis() : request.cpuMillis,
                request.memoryMiB == null ? present.memoryMib() : request.memoryMiB,
                request.diskMiB == null ? present.diskMib() : request.diskMiB);
    }
}
