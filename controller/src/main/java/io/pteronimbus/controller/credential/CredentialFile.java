package io.pteronimbus.controller.credential;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file that nobody but its owner may read. */
final class CredentialFile implements CredentialStore {
    private final Path file;
    private final ObjectMapper json;

    CredentialFile(Path file, ObjectMapper json) {
        this.file = file.toAbsolutePath();
        this.json = json;
    }

    @Override
    public Optional<StoredCredential> read() {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), StoredCredential.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            // its own message quotes what stands there
            throw new CredentialException("the file " + file + " holds no credential");
        } catch (IOException e) {
            throw new CredentialException("the credential cannot be read", e);
        }
    }

    /** Beside it first, and on the disk before it takes its place: a crash leaves the old one or the new one. */
    @Override
    public void write(StoredCredential credential) {
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var beside = Files.createTempFile(file.getParent(), ".credential", ".new", onlyOwner);
            Files.write(beside, json.writeValueAsBytes(credential));
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CredentialException("the credential cannot be written", e);
        }
    }

    @Override
    public String place() {
        return "file " + file;
    }
}
