package io.pteronimbus.controller.quota;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Tenants to look at, each once however often it was named. One that fails comes again after the others, and 2 s. */
final class TenantQueue implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TenantQueue.class);
    private static final long PAUSE_SECONDS = 2;

    private final Consumer<UUID> handler;
    private final Set<UUID> waiting = new LinkedHashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread worker = Thread.ofVirtual().name("quota-mirror").unstarted(this::work);

    TenantQueue(Consumer<UUID> handler) {
        this.handler = handler;
    }

    void start() {
        worker.start();
    }

    void offer(UUID tenant) {
        synchronized (waiting) {
            waiting.add(tenant);
            waiting.notifyAll();
        }
    }

    private void work() {
        try {
            while (closed.getCount() > 0) {
                handle(next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private UUID next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                waiting.wait();
            }
            var all = waiting.iterator();
            var first = all.next();
            all.remove();
            return first;
        }
    }

    private void handle(UUID tenant) throws InterruptedException {
        try {
            handler.accept(tenant);
        } catch (RuntimeException e) {
            LOG.warnf("Quota not mirrored, trying again: tenant=%s cause=%s", tenant, e.getMessage());
            offer(tenant);
            var unused = closed.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        worker.interrupt();
    }
}
