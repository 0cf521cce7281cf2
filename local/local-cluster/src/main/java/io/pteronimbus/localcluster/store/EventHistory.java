package io.pteronimbus.localcluster.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The last events of all kinds, so that a watcher that was away misses nothing. Not thread-safe: used under the store's lock. */
final class EventHistory {

    private final Deque<StoreEvent> events = new ArrayDeque<>();
    private final int capacity;
    /** Events up to and including this revision are forgotten. */
    private long floor;

    EventHistory(int capacity, long floor) {
        this.capacity = capacity;
        this.floor = floor;
    }

    void add(StoreEvent event) {
        if (events.size() == capacity) {
            floor = events.removeFirst().revision();
        }
        events.addLast(event);
    }

    /** @throws StatusException 410 when events after that revision are forgotten already, or the revision never was */
    List<StoreEvent> since(long revision, long current, Predicate<ObjectKey> interest) {
        if (revision < floor || revision > current) {
            throw StatusException.expired(revision, floor);
        }
        var missed = new ArrayList<StoreEvent>();
        for (var newestFirst = events.descendingIterator(); newestFirst.hasNext(); ) {
            StoreEvent event = newestFirst.next();
            if (event.revision() <= revision) {
                break;
            }
            if (interest.test(event.key())) {
                missed.add(event);
            }
        }
        return missed.reversed();
    }
}
