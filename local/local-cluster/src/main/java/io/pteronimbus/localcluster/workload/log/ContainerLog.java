package io.pteronimbus.localcluster.workload.log;

import io.pteronimbus.localcluster.workload.process.Output;
import io.pteronimbus.localcluster.workload.process.OutputSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run of a container. When the file is full it becomes {@code <file>.1} (the one before is dropped) and a new
 * one begins, so a log takes at most twice its limit. What cannot be written (the disk is full, say) is dropped. Times rise
 * strictly from entry to entry.
 */
public final class ContainerLog implements OutputSink {

    private static final Logger LOG = System.getLogger(ContainerLog.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Output, LineSplitter> splitters = new EnumMap<>(Output.class);
    private final Path file;
    private final long limit;
    private final Clock clock;
    private @Nullable FileChannel channel;
    private long size;
    private long changes;
    private int segment;
    private boolean failing;
    private Instant last = Instant.EPOCH;

    private ContainerLog(Path file, long limit, Clock clock, @Nullable FileChannel channel) {
        this.file = file;
        this.limit = limit;
        this.clock = clock;
        this.channel = channel;
        this.segment = Files.exists(older()) ? 1 : 0;
        for (Output output : Output.values()) {
            splitters.put(output, new LineSplitter());
        }
    }

    /** @param limit bytes after which a new file is begun */
    public static ContainerLog create(Path file, long limit, Clock clock) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new ContainerLog(file, limit, clock, channel);
    }

    /** The log of a run that is over. */
    public static ContainerLog ended(Path file) {
        return new ContainerLog(file, Long.MAX_VALUE, Clock.systemUTC(), null);
    }

    @Override
    public void accept(Output output, byte[] bytes) {
        write(output, false, bytes);
    }

    /** Writes what is pending and ends the log; followers then come to their end. */
    public void close() {
        for (Output output : Output.values()) {
            write(output, true, new byte[0]);
        }
        lock.lock();
        try (FileChannel closing = channel) {
            channel = null;
            changes++;
            changed.signalAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void write(Output output, boolean finish, byte[] bytes) {
        lock.lock();
        try {
            List<byte[]> entries = new ArrayList<>();
            LineSplitter splitter = splitters.get(output);
            if (splitter == null || channel == null) {
                return;
            }
            splitter.feed(bytes, (text, partial) -> entries.add(new LogLine(now(), output, partial, text).encode()));
            if (finish) {
                splitter.finish((text, partial) -> entries.add(new LogLine(now(), output, partial, text).encode()));
            }
            entries.forEach(this::appendOrDrop);
            if (!entries.isEmpty()) {
                changes++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever writes must never wait or fail for the log's sake. Told once, until it works again. */
    private void appendOrDrop(byte[] entry) {
        try {
            append(entry);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(Level.WARNING, "output is dropped, the log cannot be written, file=" + file, e);
            }
            failing = true;
        }
    }

    private void append(byte[] entry) throws IOException {
        if (size > 0 && size + entry.length > limit) {
            rotate();
        }
        FileChannel open = channel;
        if (open == null) {
            return;
        }
        dropTorn(open);
        try {
            ByteBuffer rest = ByteBuffer.wrap(entry);
            while (rest.hasRemaining()) {
                open.write(rest);
            }
            size += entry.length;
        } finally {
            dropTorn(open);
        }
    }

    private void dropTorn(FileChannel open) throws IOException {
        if (open.size() > size) {
            open.truncate(size);
        }
    }

    /** Leaves the present file as it is until there is a new one. */
    private void rotate() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, older(), StandardCopyOption.REPLACE_EXISTING);
        }
        FileChannel fresh = begin();
        FileChannel full = channel;
        channel = fresh;
        size = 0;
        segment++;
        if (full != null) {
            full.close();
        }
    }

    private FileChannel begin() throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            Files.move(older(), file);
            throw e;
        }
    }

    private Instant now() {
        Instant now = clock.instant();
        last = now.isAfter(last) ? now : last.plusNanos(1);
        return last;
    }

    private Path older() {
        return file.resolveSibling(file.getFileName() + ".1");
    }

    /** A part of the log that is open for reading. */
    record Segment(int number, FileChannel channel) {}

    /** Opens the part of that number, or the oldest there still is after it. */
    Segment open(int number) throws IOException {
        lock.lock();
        try {
            boolean wantsOlder = number < segment && Files.exists(older());
            Path path = wantsOlder ? older() : file;
            return new Segment(wantsOlder ? segment - 1 : segment, FileChannel.open(path, StandardOpenOption.READ));
        } finally {
            lock.unlock();
        }
    }

    /** Where the log stands: read it before looking for more, and hand it to {@link #awaitChange} when there was none. */
    State state() {
        lock.lock();
        try {
            return new State(changes, segment, channel == null);
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param changes how often the log changed
     * @param segment the part being written
     * @param ended   whether nothing will be added
     */
    record State(long changes, int segment, boolean ended) {}

    void awaitChange(State since) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (changes == since.changes() && channel != null) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
