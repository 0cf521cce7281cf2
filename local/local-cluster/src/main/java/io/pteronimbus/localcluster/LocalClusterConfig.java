package io.pteronimbus.localcluster;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How to start a cluster.
 *
 * @param port          TCP port on loopback, 0 for any free one
 * @param dataDirectory where objects, volumes and logs are kept, or null for objects in memory only and no workloads
 * @param images        JSON file that maps images to local commands, or null for none
 * @param historySize   how many past events a returning watcher may have missed before it gets 410
 */
public record LocalClusterConfig(
        int port, @Nullable Path dataDirectory, @Nullable Path images, int historySize, Clock clock, boolean faults) {

    public static final int DEFAULT_HISTORY = 1000;

    public LocalClusterConfig {
        if (port < 0 || port > 65535 || historySize < 1) {
            throw new IllegalArgumentException("port must be 0..65535 and historySize at least 1");
        }
    }

    /** Without faults. */
    public LocalClusterConfig(
            int port, @Nullable Path dataDirectory, @Nullable Path images, int historySize, Clock clock) {
        this(port, dataDirectory, images, historySize, clock, false);
    }

    /** A cluster for tests: any free port, nothing on disk, no workloads. */
    public static LocalClusterConfig inMemory() {
        return new LocalClusterConfig(0, null, null, DEFAULT_HISTORY, Clock.systemUTC());
    }

    public LocalClusterConfig withData(Path directory) {
        return new LocalClusterConfig(port, directory, images, historySize, clock, faults);
    }

    public LocalClusterConfig withImages(Path file) {
        return new LocalClusterConfig(port, dataDirectory, file, historySize, clock, faults);
    }

    public LocalClusterConfig withHistory(int events) {
        return new LocalClusterConfig(port, dataDirectory, images, events, clock, faults);
    }

    public LocalClusterConfig withFaults() {
        return new LocalClusterConfig(port, dataDirectory, images, historySize, clock, true);
    }
}
