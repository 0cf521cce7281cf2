package io.pteronimbus.auth.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sorted file of SHA-1 hashes, one a line, searched by halves: some thirty small reads in a file of forty gigabytes. */
final class LeakedHashFile implements AutoCloseable {
    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]{40})(:\\d{1,20})?\\s*");
    private static final int LONGEST_LINE = 128;
    private static final int SAMPLES = 64;

    private final Path path;
    private final FileChannel file;
    private final long size;

    private LeakedHashFile(Path path, FileChannel file, long size) {
        this.path = path;
        this.file = file;
        this.size = size;
    }

    /** Throws IllegalArgumentException for what cannot be read, has other lines, or is seen not to be sorted. */
    static LeakedHashFile open(Path path) {
        try {
            var file = FileChannel.open(path, StandardOpenOption.READ);
            var list = new LeakedHashFile(path, file, file.size());
            try {
                list.check();
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
            return list;
        } catch (IOException e) {
            throw new IllegalArgumentException("pteronimbus.auth.password.leaked-list cannot be read: " + path, e);
        }
    }

    boolean contains(String password) {
        var wanted = sha1(password);
        try {
            return holds(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of leaked passwords cannot be read: " + path, e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Between two places there is, until they meet, at least one beginning of a line that has not been looked at. */
    private boolean holds(String wanted) throws IOException {
        long low = 0;
        long high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            var line = lineFrom(middle);
            if (line == null) {
                high = middle;
                continue;
            }
            var order = line.hash().compareTo(wanted);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = line.end();
            } else {
                high = middle;
            }
        }
        return false;
    }

    private void check() throws IOException {
        var last = "";
        for (var i = 0L; i < SAMPLES; i++) {
            var line = lineFrom(size / SAMPLES * i);
            if (i == 0 && line == null) {
                throw new IllegalArgumentException("pteronimbus.auth.password.leaked-list is empty: " + path);
            }
            if (line != null) {
                if (line.hash().compareTo(last) < 0) {
                    throw new IllegalArgumentException(
                            "pteronimbus.auth.password.leaked-list is not sorted by hash: " + path);
                }
                last = line.hash();
            }
        }
    }

    private record Line(String hash, long end) {}

    /** The first line that begins there or later; null when none does. */
    private @Nullable Line lineFrom(long place) throws IOException {
        var begin = place == 0 ? 0 : newLine(place - 1);
        if (begin >= size) {
            return null;
        }
        var end = newLine(begin);
        var text = read(begin, (int) (end - begin));
        var match = LINE.matcher(new String(text.array(), 0, text.limit(), StandardCharsets.ISO_8859_1));
        if (!match.matches()) {
            throw new IllegalArgumentException("pteronimbus.auth.password.leaked-list has a line at byte " + begin
                    + " that is not a SHA-1 in hex: " + path);
        }
        return new Line(match.group(1).toUpperCase(Locale.ROOT), end);
    }

    /** Behind the next end of a line; the end of the file when the last line has none. */
    private long newLine(long from) throws IOException {
        var bytes = read(from, LONGEST_LINE);
        while (bytes.hasRemaining()) {
            if (bytes.get() == '\n') {
                return from + bytes.position();
            }
        }
        if (from + bytes.limit() < size) {
            throw new IllegalArgumentException(
                    "pteronimbus.auth.password.leaked-list has a line that is too long at byte " + from + ": " + path);
        }
        return size;
    }

    private ByteBuffer read(long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(length, size - from));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the file has become shorter");
            }
        }
        return bytes.flip();
    }

    private static String sha1(String password) {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
