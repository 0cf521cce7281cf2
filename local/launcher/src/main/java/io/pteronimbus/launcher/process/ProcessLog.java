package io.pteronimbus.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A log file that a process appends to by itself, so that no line depends on the launcher's life.
 *
 * <p>{@link #rotate} keeps the last run as {@code <name>.1}. {@link #cap} copies a file that has grown too large away and
 * empties it in place: the process goes on appending to the same file.
 */
public final class ProcessLog {
    private static final long LARGEST = 16L << 20;
    private static final int TAIL_BYTES = 32 << 10;

    private final Path file;
    private final long largest;

    public ProcessLog(Path file) {
        this(file, LARGEST);
    }

    ProcessLog(Path file, long largest) {
        this.file = file;
        this.largest = largest;
    }

    /** Puts what is there aside, in place of what was put aside before. */
    public void rotate() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file) && Files.size(file) > 0) {
            Files.move(file, previous(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Puts what is there aside when it is larger than the bound. Lines written at that very moment may be lost. */
    void cap() throws IOException {
        if (Files.exists(file) && Files.size(file) > largest) {
            Files.copy(file, previous(), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    /** The last lines, at most this many and no more than 32 KiB; none when there is no file. */
    public List<String> tail(int lines) throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - TAIL_BYTES);
            in.seek(from);
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        }
    }

    private Path previous() {
        return file.resolveSibling(file.getFileName() + ".1");
    }
}
