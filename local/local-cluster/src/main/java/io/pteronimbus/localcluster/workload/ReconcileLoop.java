package io.pteronimbus.localcluster.workload;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works through keys one after the other on one virtual thread. A key that is waiting is not added twice; one whose handling fails comes again
 * after {@link #RETRY}.
 */
public final class ReconcileLoop<K> implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ReconcileLoop.class.getName());
    private static final Duration RETRY = Duration.ofMillis(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final LinkedHashSet<K> waiting = new LinkedHashSet<>();
    private final Map<K, Long> due = new HashMap<>();
    private final Consumer<K> handler;
    private final Thread thread;
    private boolean closed;

    public ReconcileLoop(String name, Consumer<K> handler) {
        this.handler = handler;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void add(K key) {
        lock.lock();
        try {
            if (waiting.add(key)) {
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (K key = next(); key != null; key = next()) {
            try {
                handler.accept(key);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "reconciling failed, loop=" + thread.getName() + " key=" + key, e);
                addAfter(key, RETRY);
            }
        }
    }

    /** Adds the key when this time is over, or sooner if it was to come sooner anyway. */
    public void addAfter(K key, Duration delay) {
        lock.lock();
        try {
            due.merge(
                    key,
                    System.nanoTime() + Math.max(0, delay.toNanos()),
                    (one, other) -> one - other < 0 ? one : other);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable K next() {
        lock.lock();
        try {
            while (!closed) {
                long wait = promoteDue();
                if (!waiting.isEmpty()) {
                    return waiting.removeFirst();
                }
                filled.awaitNanos(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return null;
    }

    /** @return nanoseconds until the next key is due */
    private long promoteDue() {
        long now = System.nanoTime();
        long wait = Long.MAX_VALUE;
        for (var entries = due.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            long left = entry.getValue() - now;
            if (left <= 0) {
                waiting.add(entry.getKey());
                entries.remove();
            } else {
                wait = Math.min(wait, left);
            }
        }
        return wait;
    }

    /** Ends the loop after the key it is working on. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
