package io.pteronimbus.fakediscord.state;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where everything is kept over a restart: one JSON file that is replaced as a whole and that only its owner may read. */
public final class StateFile {

    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;
    private final Path directory;

    public StateFile(Path file) {
        this.file = file.toAbsolutePath();
        Path parent = this.file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("the state is kept in a file, not in " + file);
        }
        this.directory = parent;
    }

    /**
     * Fills the world with what was kept.
     *
     * @return whether there was anything
     * @throws IOException when the file cannot be read or holds something else; it is left as it is
     */
    public boolean load(World world) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        world.restore(JSON.readValue(file.toFile(), Snapshot.class));
        return true;
    }

    /** Takes what is there now; the work that is returned writes it, and may run in any thread. */
    public Runnable save(World world) {
        Snapshot snapshot = world.snapshot();
        return () -> {
            try {
                write(snapshot);
            } catch (IOException e) {
                LOG.error("The state could not be written to {}; what changed would be lost in a restart", file, e);
            }
        };
    }

    private void write(Snapshot snapshot) throws IOException {
        Files.createDirectories(directory);
        Path next = Files.createTempFile(directory, "." + file.getFileName(), ".next", ownerOnly());
        try {
            try (OutputStream content = Files.newOutputStream(next)) {
                JSON.writeValue(content, snapshot);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private FileAttribute<?>[] ownerOnly() throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
