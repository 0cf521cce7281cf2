package io.pteronimbus.localcluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What makes the store survive kill -9: a file of JSON lines, one per write, handed to the operating system before the write
 * is answered. It is rewritten with only the present objects at start and whenever it has grown to {@value #GROWTH} times
 * that size. A last line cut off by a crash is dropped, and what a write that failed has left behind is taken back. Not
 * thread-safe: used under the store's lock.
 */
final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int GROWTH = 4;
    private static final long SMALLEST_REWRITE = 16L << 20;

    private final Path file;
    private final Sink sink;
    private @Nullable FileChannel channel;
    /** Where the last whole line ends. */
    private long size;

    private long rewriteAt;

    /** How bytes get into the file: some of those that remain, at least one. */
    @FunctionalInterface
    interface Sink {
        void write(FileChannel channel, ByteBuffer bytes) throws IOException;
    }

    Journal(Path directory) {
        this(directory, FileChannel::write);
    }

    Journal(Path directory, Sink sink) {
        this.file = directory.resolve("objects.jsonl");
        this.sink = sink;
    }

    /** Fills the map and returns the last revision written. */
    long load(Map<ObjectKey, ObjectNode> objects) {
        long revision = 0;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
                    for (var line = lines.iterator(); line.hasNext(); ) {
                        revision = Math.max(revision, replay(line.next(), line.hasNext(), objects));
                    }
                }
            }
            compact(revision, objects);
            return revision;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private long replay(String line, boolean moreFollow, Map<ObjectKey, ObjectNode> objects) throws IOException {
        JsonNode entry;
        try {
            entry = Json.read(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (moreFollow) {
                throw new IOException("A line in the middle of the journal is no JSON", e);
            }
            LOG.warn("Dropped the journal's last line, cut off by a crash");
            return 0;
        }
        if (entry.has("name")) {
            JsonNode namespace = entry.get("namespace");
            var key = new ObjectKey(
                    entry.path("group").asText(),
                    entry.path("resource").asText(),
                    namespace == null ? null : namespace.asText(),
                    entry.path("name").asText());
            if (entry.get("object") instanceof ObjectNode object) {
                objects.put(key, object);
            } else {
                objects.remove(key);
            }
        }
        return entry.path("revision").asLong();
    }

    /** Writes one change, wholly or not at all; a null object is a removal. */
    void append(ObjectKey key, @Nullable ObjectNode object, long revision) {
        try {
            FileChannel open = channel;
            if (open == null) {
                throw new IOException("The journal is closed");
            }
            dropTorn(open);
            ByteBuffer line = ByteBuffer.wrap(line(key, object, revision));
            try {
                while (line.hasRemaining()) {
                    sink.write(open, line);
                }
            } catch (IOException e) {
                takeBack(open, e);
                throw e;
            }
            size += line.limit();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private void dropTorn(FileChannel open) throws IOException {
        if (open.size() > size) {
            open.truncate(size);
        }
    }

    private void takeBack(FileChannel open, IOException cause) {
        try {
            dropTorn(open);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Rewrites the file if it has grown much. Where that fails the old one goes on, until it has grown much more. */
    void compactIfGrown(long revision, Map<ObjectKey, ObjectNode> objects) {
        if (size <= rewriteAt) {
            return;
        }
        try {
            compact(revision, objects);
        } catch (IOException e) {
            rewriteAt = size + SMALLEST_REWRITE;
            LOG.warn("The journal could not be rewritten and goes on growing, file={}", file, e);
            dropFresh();
        }
    }

    /** What is there of the new file takes room that the old one may need. */
    private void dropFresh() {
        try {
            Files.deleteIfExists(fresh());
        } catch (IOException e) {
            LOG.debug("Half a journal stays, file={}", fresh(), e);
        }
    }

    private Path fresh() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private void compact(long revision, Map<ObjectKey, ObjectNode> objects) throws IOException {
        Path fresh = fresh();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
            out.write(("{\"revision\":" + revision + "}\n").getBytes(StandardCharsets.UTF_8));
            for (var entry : objects.entrySet()) {
                out.write(line(entry.getKey(), entry.getValue(), revision));
            }
        }
        FileChannel open = FileChannel.open(fresh, StandardOpenOption.APPEND);
        try {
            open.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            open.close();
            throw e;
        }
        FileChannel old = channel;
        channel = open;
        size = open.size();
        rewriteAt = Math.max(SMALLEST_REWRITE, GROWTH * size);
        if (old != null) {
            old.close();
        }
    }

    private static byte[] line(ObjectKey key, @Nullable ObjectNode object, long revision) {
        ObjectNode entry = Json.object().put("revision", revision);
        entry.put("group", key.group()).put("resource", key.resource());
        if (key.namespace() != null) {
            entry.put("namespace", key.namespace());
        }
        entry.put("name", key.name());
        if (object != null) {
            entry.set("object", object);
        }
        return (entry + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
