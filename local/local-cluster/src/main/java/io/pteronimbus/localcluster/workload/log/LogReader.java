package io.pteronimbus.localcluster.workload.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a container log for one reader, at the reader's own pace: nothing is held in memory for a slow one, who at worst misses what the log
 * dropped meanwhile. Meant for a virtual thread of its own.
 */
public final class LogReader implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final ContainerLog log;
    private final LogOptions options;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private final ByteArrayOutputStream torn = new ByteArrayOutputStream();
    private ContainerLog.Segment segment;
    private long remaining;

    public LogReader(ContainerLog log, LogOptions options) throws IOException {
        this.log = log;
        this.options = options;
        this.remaining = options.limitBytes() == null ? Long.MAX_VALUE : options.limitBytes();
        this.segment = log.open(0);
        if (options.tailLines() != null) {
            seekTail(options.tailLines());
        }
    }

    /**
     * The next bytes of the log, at least one.
     *
     * @return null at the end: of what there is, or, when following, of the container's run
     */
    public byte @Nullable [] next() throws IOException, InterruptedException {
        while (remaining > 0) {
            ContainerLog.State state = log.state();
            chunk.clear();
            int count = segment.channel().read(chunk);
            if (count > 0) {
                byte[] rendered = render(Arrays.copyOf(chunk.array(), count));
                if (rendered.length > 0) {
                    return rendered;
                }
            } else if (state.segment() > segment.number()) {
                moveTo(segment.number() + 1);
            } else if (state.ended() || !options.follow()) {
                return null;
            } else {
                log.awaitChange(state);
            }
        }
        return null;
    }

    private byte[] render(byte[] bytes) {
        var rendered = new ByteArrayOutputStream();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                torn.write(bytes, from, i - from);
                render(torn.toByteArray(), rendered);
                torn.reset();
                from = i + 1;
            }
        }
        torn.write(bytes, from, bytes.length - from);
        return rendered.toByteArray();
    }

    private void render(byte[] entry, ByteArrayOutputStream target) {
        LogLine line = LogLine.decode(entry);
        if (line == null || options.since() != null && line.time().isBefore(options.since())) {
            return;
        }
        byte[] bytes = line.rendered(options.timestamps());
        int allowed = (int) Math.min(bytes.length, remaining);
        target.write(bytes, 0, allowed);
        remaining -= allowed;
    }

    private void seekTail(long lines) throws IOException {
        moveTo(log.state().segment());
        TailPosition position = TailPosition.of(segment.channel(), lines);
        if (position.lines() < lines && segment.number() > 0) {
            long missing = lines - position.lines();
            moveTo(segment.number() - 1);
            position = TailPosition.of(segment.channel(), missing);
        }
        boolean none = lines == 0;
        segment.channel().position(none ? segment.channel().size() : position.offset());
    }

    private void moveTo(int number) throws IOException {
        segment.channel().close();
        segment = log.open(number);
    }

    @Override
    public void close() throws IOException {
        segment.channel().close();
    }
}
