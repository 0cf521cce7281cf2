package io.pteronimbus.controller.link;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Servers the panel sent that are not dealt with yet: the newest of each, so that never more wait than there are
 * servers. One server's are dealt with in order; up to eight servers are at the same time. What fails is tried again,
 * ever slower up to every 30 s, until it works or something newer comes.
 */
final class IntentQueue {
    private static final Logger LOG = Logger.getLogger(IntentQueue.class);
    private static final int AT_ONCE = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** @param since nanoseconds, by a clock that only goes forward */
    private record Item(long revision, WaitingServer server, long since) {}

    private final BiConsumer<Long, DesiredServer> handler;
    private final LongSupplier nanos;
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Map<UUID, Item> newest = new HashMap<>();
    private long seenThrough;

    /** @param handler gets the revision and the server; fails when it is to be called again */
    IntentQueue(BiConsumer<Long, DesiredServer> handler) {
        this(handler, System::nanoTime);
    }

    IntentQueue(BiConsumer<Long, DesiredServer> handler, LongSupplier nanos) {
        this.handler = handler;
        this.nanos = nanos;
    }

    synchronized void offer(long revision, DesiredServer server) {
        var id = server.serverId();
        var before = newest.get(id);
        notifyAll();
        var since = before == null ? nanos.getAsLong() : before.since();
        if (newest.put(id, new Item(revision, WaitingServer.of(server), since)) == null) {
            Thread.ofVirtual().name("intent-" + id).start(() -> drain(id));
        }
    }

    /** The panel has sent everything up to this revision. */
    synchronized void seenThrough(long revision) {
        seenThrough = Math.max(seenThrough, revision);
    }

    /** Everything up to this revision is dealt with. */
    synchronized long doneThrough() {
        return newest.values().stream().mapToLong(item -> item.revision() - 1).reduce(seenThrough, Math::min);
    }

    /** For how long the one that has waited longest has not been dealt with; zero when none waits. */
    synchronized Duration lag() {
        var now = nanos.getAsLong();
        return Duration.ofNanos(newest.values().stream()
                .mapToLong(item -> now - item.since())
                .max()
                .orElse(0));
    }

    private void drain(UUID id) {
        var pause = FIRST_PAUSE;
        try {
            for (var item = take(id); item != null; ) {
                if (handle(item)) {
                    pause = FIRST_PAUSE;
                    item = finish(id, item) ? null : take(id);
                } else {
                    awaitNewer(id, item, pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                    item = take(id);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean handle(Item item) throws InterruptedException {
        permits.acquire();
        try {
            handler.accept(item.revision(), item.server().open());
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("Intent not applied, trying again: intent=%s cause=%s", item.server(), e.getMessage());
            return false;
        } finally {
            permits.release();
        }
    }

    private synchronized void awaitNewer(UUID id, Item failed, Duration longest) throws InterruptedException {
        var until = System.nanoTime() + longest.toNanos();
        for (var left = longest.toMillis(); left > 0 && newest.get(id) == failed; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
    }

    private synchronized @Nullable Item take(UUID id) {
        return newest.get(id);
    }

    private synchronized boolean finish(UUID id, Item item) {
        return newest.remove(id, item);
    }
}
