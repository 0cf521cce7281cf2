package io.pteronimbus.controller.console;

import io.pteronimbus.controller.gameserver.OutputSource;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.log.LogStream;
import io.pteronimbus.controller.log.PodLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The output of one container, numbered from its beginning: whoever reads it again gets the same numbers. Holds at most
 * 2,048 lines; when they are not taken, reading from the cluster stops until they are.
 *
 * <p>The numbers count the lines the cluster still has. Where it has thrown away the oldest ones (log rotation), they
 * are smaller for whoever comes later, and only the time tells which lines are new.
 */
final class RunOutput implements AutoCloseable {
    private static final int HELD = 2_048;

    private final BlockingQueue<ConsoleLine> lines = new ArrayBlockingQueue<>(HELD);
    private final LogStream stream;
    private long seq;
    private volatile boolean ended;
    private volatile boolean closed;

    /** @param after this line and those before it are left out; null for none */
    RunOutput(PodLog logs, ServerRef server, OutputSource source, @Nullable ConsoleLine after) {
        stream = logs.follow(server.namespace(), source.pod(), source.container(), true, line -> add(line, after));
        stream.ended().whenComplete((nothing, failure) -> ended = true);
    }

    private void add(String stamped, @Nullable ConsoleLine after) {
        var line = ConsoleLine.of(++seq, stamped);
        if (after != null && line.seq() <= after.seq() && !line.isLaterThan(after)) {
            return;
        }
        try {
            var taken = false;
            while (!closed && !taken) {
                taken = lines.offer(line, 1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a line; null when none came in time. */
    @Nullable
    ConsoleLine next(Duration longest) throws InterruptedException {
        return lines.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * What comes within {@code linger} after a first line, at most {@code most} lines; empty if there is no first line
     * within {@code longest}.
     */
    List<ConsoleLine> batch(Duration longest, Duration linger, int most) throws InterruptedException {
        var first = next(longest);
        if (first == null) {
            return List.of();
        }
        var batch = new ArrayList<ConsoleLine>();
        batch.add(first);
        var until = System.nanoTime() + linger.toNanos();
        while (batch.size() < most) {
            lines.drainTo(batch, most - batch.size());
            var left = until - System.nanoTime();
            var more = batch.size() < most && left > 0 ? lines.poll(left, TimeUnit.NANOSECONDS) : null;
            if (more == null) {
                return batch;
            }
            batch.add(more);
        }
        return batch;
    }

    /** The cluster's stream is over, and every line of it was taken. */
    boolean isExhausted() {
        return ended && lines.isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
    }
}
