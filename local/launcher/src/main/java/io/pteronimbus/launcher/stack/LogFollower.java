package io.pteronimbus.launcher.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines that are added to a file; begins anew when the file is begun anew. */
final class LogFollower {
    private final Path file;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private long position;

    /** Begins with the file's first line. */
    LogFollower(Path file) {
        this.file = file;
    }

    /** Leaves out what is there now. */
    void skip() throws IOException {
        position = Files.exists(file) ? Files.size(file) : 0;
    }

    /** The lines that were finished since the last call. */
    List<String> next() throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        byte[] bytes;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < position) {
                position = 0;
            }
            in.seek(position);
            bytes = new byte[(int) Math.min(in.length() - position, 1 << 20)];
            in.readFully(bytes);
            position += bytes.length;
        }
        List<String> lines = new ArrayList<>();
        for (byte each : bytes) {
            if (each == '\n') {
                lines.add(unfinished.toString(StandardCharsets.UTF_8));
                unfinished.reset();
            } else {
                unfinished.write(each);
            }
        }
        return lines;
    }
}
