package io.pteronimbus.configfiles;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * A regular file beneath a root, reached without following a link. Its folders are held open from when it is read until
 * it is closed, so what is written goes where it was read.
 */
final class ConfinedFile implements Closeable {
    /** What a run that was killed left behind is of no use, and the next one's to remove. */
    private static final String TEMPORARY = ".pteronimbus-config-files.tmp";

    private static final Set<PosixFilePermission> NEW_FILE = PosixFilePermissions.fromString("rw-r--r--");

    private final RelativePath path;
    private final Deque<Folder> folders = new ArrayDeque<>();
    private int missingFrom;

    private ConfinedFile(RelativePath path) {
        this.path = path;
    }

    static ConfinedFile open(Path root, RelativePath path) throws IOException, ConfigFileException {
        var file = new ConfinedFile(path);
        try {
            file.folders.push(Folder.at(root));
            file.descend();
            return file;
        } catch (IOException | ConfigFileException failure) {
            file.close();
            throw failure;
        }
    }

    private void descend() throws IOException, ConfigFileException {
        for (var name : path.folders()) {
            var attributes = folder().attributes(name);
            if (attributes.isEmpty()) {
                return;
            }
            if (attributes.get().isSymbolicLink()) {
                throw new ConfigFileException("a folder of its path is a symbolic link");
            }
            if (!attributes.get().isDirectory()) {
                throw new ConfigFileException("a folder of its path is none");
            }
            folders.push(folder().open(name));
            missingFrom++;
        }
    }

    /** What is in it; empty when it does not exist. */
    Optional<byte[]> read() throws IOException, ConfigFileException {
        if (missingFrom < path.folders().size()) {
            return Optional.empty();
        }
        var attributes = folder().attributes(path.name());
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        if (attributes.get().isSymbolicLink()) {
            throw new ConfigFileException("it is a symbolic link");
        }
        if (!attributes.get().isRegularFile()) {
            throw new ConfigFileException("it is not a regular file");
        }
        checkSize(attributes.get().size());
        try (var channel = folder().read(path.name());
                var stream = Channels.newInputStream(channel)) {
            var content = stream.readNBytes(Limits.FILE_BYTES + 1);
            checkSize(content.length);
            return Optional.of(content);
        }
    }

    /** Puts a new file in its place, with the mode of the one that was there. */
    void replace(byte[] content) throws IOException, ConfigFileException {
        checkSize(content.length);
        for (var name : path.folders().subList(missingFrom, path.folders().size())) {
            folder().make(name);
            folders.push(folder().open(name));
            missingFrom++;
        }
        if (folder().attributes(TEMPORARY).isPresent()) {
            folder().delete(TEMPORARY);
        }
        var present = folder().attributes(path.name()).isPresent();
        var mode = present ? folder().mode(path.name()).orElse(NEW_FILE) : NEW_FILE;
        var moved = false;
        try {
            write(content);
            folder().setMode(TEMPORARY, mode);
            folder().move(TEMPORARY, path.name());
            moved = true;
        } finally {
            if (!moved && folder().attributes(TEMPORARY).isPresent()) {
                folder().delete(TEMPORARY);
            }
        }
    }

    private void write(byte[] content) throws IOException {
        try (var channel = folder().create(TEMPORARY)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
        }
    }

    private static void checkSize(long bytes) throws ConfigFileException {
        if (bytes > Limits.FILE_BYTES) {
            throw new ConfigFileException("it is larger than " + Limits.FILE_BYTES / 1024 / 1024 + " MiB");
        }
    }

    private Folder folder() {
        return folders.getFirst();
    }

    @Override
    public void close() throws IOException {
        while (!folders.isEmpty()) {
            folders.pop().close();
        }
    }
}
