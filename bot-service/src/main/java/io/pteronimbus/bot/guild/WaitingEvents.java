package io.pteronimbus.bot.guild;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.events.GuildChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * What waits for Kafka, in order. Each event tells the whole of what it is about, so a newer one takes the place of an older one about
 * the same, at the end. When there is no more room the oldest is lost: tenant-service reads guilds anew every few minutes.
 */
@ApplicationScoped
class WaitingEvents {
    static final int MOST = 20_000;

    private static final Logger LOG = Logger.getLogger(WaitingEvents.class);

    /** An event with the id it is known by, however often it is sent. */
    record Event(UUID id, GuildChanged data, String traceParent) {}

    private final LinkedHashMap<String, Event> events = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Counter lost;
    private boolean closed;

    WaitingEvents(MeterRegistry meters) {
        this.lost = meters.counter("pteronimbus.bot.events.lost");
        meters.gauge("pteronimbus.bot.events.waiting", this, WaitingEvents::size);
    }

    /** @param about the guild or the member of it */
    void add(String about, Event event) {
        lock.lock();
        try {
            events.remove(about);
            events.put(about, event);
            if (events.size() > MOST) {
                events.pollFirstEntry();
                if (lost.count() == 0) {
                    LOG.errorf("More than %d events wait for Kafka: the oldest are lost", MOST);
                }
                lost.increment();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest ones, once there is one. Empty when it was closed and nothing is left. */
    List<Event> take(int most) throws InterruptedException {
        lock.lock();
        try {
            while (events.isEmpty() && !closed) {
                changed.await();
            }
            var taken = new ArrayList<Event>();
            var each = events.values().iterator();
            while (taken.size() < most && each.hasNext()) {
                taken.add(each.next());
                each.remove();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Who waits for more waits no longer. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return events.size();
        } finally {
            lock.unlock();
        }
    }
}
