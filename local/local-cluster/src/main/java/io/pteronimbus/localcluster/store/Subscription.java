package io.pteronimbus.localcluster.store;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watcher of the store. Closing it stops delivery; what is being delivered is finished. */
public final class Subscription implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private sealed interface Item {
        record Event(StoreEvent event) implements Item {}

        record Bookmark(long revision) implements Item {}

        record End() implements Item {}
    }

    private final ObjectStore store;
    private final Predicate<ObjectKey> interest;
    private final WatchSink sink;
    private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private long limit;
    private volatile boolean closed;

    Subscription(ObjectStore store, Predicate<ObjectKey> interest, WatchSink sink, long limit) {
        this.store = store;
        this.interest = interest;
        this.sink = sink;
        this.limit = limit;
    }

    void start() {
        Thread.ofVirtual().name("watch").start(this::deliver);
    }

    boolean wants(ObjectKey key) {
        return interest.test(key);
    }

    /** Called under the store's lock, so that the queue has the store's order. False: too slow, and dropped. */
    boolean offer(StoreEvent event) {
        if (queue.size() >= limit) {
            finish();
            // the delivering thread may be stuck in the slow receiver
            Thread.ofVirtual().name("watch-dropped").start(sink::dropped);
            return false;
        }
        return queue.add(new Item.Event(event));
    }

    /** As {@link #offer}, but not counted: the initial state is as long as it is. */
    void offerInitial(StoreEvent event) {
        limit++;
        queue.add(new Item.Event(event));
    }

    void offerBookmark(long revision) {
        if (!closed) {
            queue.add(new Item.Bookmark(revision));
        }
    }

    /** Has the sink told, behind all events so far, which revision it has reached. */
    public void bookmark() {
        store.bookmark(this);
    }

    @Override
    public void close() {
        store.unsubscribe(this);
        finish();
    }

    private void finish() {
        if (!closed) {
            closed = true;
            queue.clear();
            queue.add(new Item.End());
        }
    }

    private void deliver() {
        try {
            while (true) {
                switch (queue.take()) {
                    case Item.Event(StoreEvent event) -> tell(event);
                    case Item.Bookmark(long revision) -> sink.bookmark(revision);
                    case Item.End() -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A sink that fails on one event must not miss the following ones. */
    private void tell(StoreEvent event) {
        try {
            sink.event(event);
        } catch (RuntimeException e) {
            LOG.error("A watcher failed on {} {}", event.type(), event.key(), e);
        }
    }
}
