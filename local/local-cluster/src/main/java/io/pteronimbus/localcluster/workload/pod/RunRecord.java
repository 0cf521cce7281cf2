package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pteronimbus.localcluster.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What is kept on disk of a container's run, so that a cluster that died finds the processes it left behind.
 *
 * @param mark        the value of the process's {@code PTN_CONTAINER}
 * @param pid         0 as long as it is not known
 * @param startMillis when the operating system says the process started, 0 when it does not say
 */
record RunRecord(
        @JsonProperty("mark") String mark,
        @JsonProperty("pid") long pid,
        @JsonProperty("startMillis") long startMillis) {

    static final String FILE = "run.json";

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path written = directory.resolve(FILE + ".new");
        Files.write(written, Json.MAPPER.writeValueAsBytes(this));
        Files.move(
                written, directory.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static Optional<RunRecord> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), RunRecord.class))
                : Optional.empty();
    }

    /** Whether the process of that id is still the one that was recorded. */
    boolean isSameProcess() {
        return pid > 1
                && ProcessHandle.of(pid)
                        .flatMap(process -> process.info().startInstant())
                        .filter(start -> start.toEpochMilli() == startMillis)
                        .isPresent();
    }
}
