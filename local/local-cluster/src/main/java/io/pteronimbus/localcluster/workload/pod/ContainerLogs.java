package io.pteronimbus.localcluster.workload.pod;

import io.pteronimbus.localcluster.workload.log.ContainerLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The logs of a container's runs: {@code <n>.log} of the present run, and of the one before. */
final class ContainerLogs {

    private static final String SUFFIX = ".log";

    private final Path directory;
    private final long limit;
    private final Clock clock;
    private int number;
    private @Nullable ContainerLog current;

    ContainerLogs(Path directory, long limit, Clock clock) throws IOException {
        this.directory = directory;
        this.limit = limit;
        this.clock = clock;
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            this.number = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .mapToInt(name -> Integer.parseInt(name.substring(0, name.length() - SUFFIX.length())))
                    .max()
                    .orElse(-1);
        }
    }

    synchronized ContainerLog begin() throws IOException {
        number++;
        current = ContainerLog.create(file(number), limit, clock);
        for (int old = number - 2; old >= 0 && Files.deleteIfExists(file(old)); old--) {
            Files.deleteIfExists(Path.of(file(old) + ".1"));
        }
        return current;
    }

    synchronized Optional<ContainerLog> current() {
        if (current != null) {
            return Optional.of(current);
        }
        return number < 0 ? Optional.empty() : Optional.of(ContainerLog.ended(file(number)));
    }

    synchronized Optional<ContainerLog> previous() {
        Path file = file(number - 1);
        return number > 0 && Files.exists(file) ? Optional.of(ContainerLog.ended(file)) : Optional.empty();
    }

    private Path file(int run) {
        return directory.resolve(run + SUFFIX);
    }
}
