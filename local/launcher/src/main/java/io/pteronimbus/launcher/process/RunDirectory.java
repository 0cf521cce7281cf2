package io.pteronimbus.launcher.process;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One small file per running process, so that a later invocation finds them, also after a crash of this one. */
public final class RunDirectory {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUFFIX = ".json";

    private final Path directory;

    private RunDirectory(Path directory) {
        this.directory = directory;
    }

    /** Uses this directory, which is made when missing. */
    public static RunDirectory at(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new RunDirectory(directory);
    }

    /** Notes this process under the name, in place of an earlier one. */
    public void write(String name, ProcessHandle process, int port) throws IOException {
        Path next = directory.resolve(name + ".next");
        JSON.writeValue(next.toFile(), ProcessRecord.of(name, process, port));
        Files.move(next, file(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    public void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /** What was noted under this name, whether or not it still runs. */
    public Optional<ProcessRecord> read(String name) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(name)), ProcessRecord.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** All that was noted, by name. */
    public List<ProcessRecord> readAll() throws IOException {
        List<ProcessRecord> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString();
                read(name.substring(0, name.length() - SUFFIX.length())).ifPresent(records::add);
            }
        }
        records.sort(Comparator.comparing(ProcessRecord::name));
        return records;
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }
}
