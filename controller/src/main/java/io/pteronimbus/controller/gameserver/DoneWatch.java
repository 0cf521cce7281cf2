package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.controller.log.LogStream;
import io.pteronimbus.controller.log.PodLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows one container until it says that it is done. A stream that ends or stays silent for long is opened again,
 * from the container's beginning: a broken connection may look like a game with nothing to say.
 */
final class DoneWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DoneWatch.class);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final NewestContainer newest;
    private final PodLog logs;
    private final ServerRef server;
    private final String containerId;
    private final DonePattern pattern;
    private final Runnable onDone;
    private final AtomicLong lastLine = new AtomicLong(System.nanoTime());
    /** Only ever one waits: it is taken back when nothing is to be followed any more, and all that it holds can go. */
    private final AtomicReference<@Nullable Future<?>> timer = new AtomicReference<>();

    private @Nullable LogStream stream;

    private volatile boolean done;
    private volatile boolean closed;

    DoneWatch(
            NewestContainer newest,
            PodLog logs,
            ServerRef server,
            String containerId,
            DonePattern pattern,
            Runnable onDone) {
        this.newest = newest;
        this.logs = logs;
        this.server = server;
        this.containerId = containerId;
        this.pattern = pattern;
        this.onDone = onDone;
    }

    boolean isOf(@Nullable String container) {
        return containerId.equals(container);
    }

    boolean hasSeenDone(String container) {
        return done && isOf(container);
    }

    void start() {
        CompletableFuture.runAsync(this::open, Thread::startVirtualThread);
    }

    private synchronized void open() {
        if (closed || done) {
            return;
        }
        lastLine.set(System.nanoTime());
        var opened =
                logs.follow(server.namespace(), PodChild.nameOf(server), StatefulSetChild.CONTAINER, false, this::line);
        stream = opened;
        later(LONGEST_SILENCE, () -> checkOn(opened));
        // it may have ended already: then this is what is waited for
        opened.ended().whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.debugf(failure, "Output not followed: server=%s container=%s", server.serverId(), containerId);
            }
            later(PAUSE, this::open);
        });
    }

    private void checkOn(LogStream opened) {
        if (closed || done || stream != opened) {
            return;
        }
        var silent = System.nanoTime() - lastLine.get();
        if (silent >= LONGEST_SILENCE.toNanos()) {
            opened.close();
        } else {
            later(LONGEST_SILENCE.minusNanos(silent), () -> checkOn(opened));
        }
    }

    private void line(String line) {
        lastLine.set(System.nanoTime());
        if (!done && !closed && pattern.test(line)) {
            Thread.startVirtualThread(this::found);
        }
    }

    /** The line may be of a container that has taken the place of ours meanwhile. */
    private void found() {
        if (done || closed || !isOurs()) {
            return;
        }
        done = true;
        LOG.debugf("Done line seen: server=%s container=%s", server.serverId(), containerId);
        onDone.run();
        exchangeTimer(null);
        closeStream();
    }

    private boolean isOurs() {
        try {
            return newest.is(server, containerId);
        } catch (KubernetesClientException e) {
            LOG.debugf(e, "Cannot tell whose line it was: server=%s", server.serverId());
            closeStream();
            return false;
        }
    }

    /** Called by threads that must not wait, such as the one that reads all streams. */
    private void later(Duration pause, Runnable action) {
        if (!closed && !done) {
            exchangeTimer(ForkJoinPool.commonPool()
                    .schedule(() -> Thread.startVirtualThread(action), pause.toMillis(), TimeUnit.MILLISECONDS));
        }
        if (closed || done) {
            exchangeTimer(null);
        }
    }

    private void exchangeTimer(@Nullable Future<?> next) {
        var before = timer.getAndSet(next);
        if (before != null) {
            before.cancel(false);
        }
    }

    private synchronized void closeStream() {
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        exchangeTimer(null);
        closeStream();
    }
}
