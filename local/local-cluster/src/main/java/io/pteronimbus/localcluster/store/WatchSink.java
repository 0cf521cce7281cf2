package io.pteronimbus.localcluster.store;

/** Receives one subscription's events, in order, on a virtual thread of its own; it may block and may call the store. */
@FunctionalInterface
public interface WatchSink {

    void event(StoreEvent event);

    /** Everything up to this revision was delivered. Called after the initial state and on {@link Subscription#bookmark()}. */
    default void bookmark(long revision) {}

    /** The receiver was too slow and its queue is full: nothing more will come. Called on another thread, even while {@link #event} waits. */
    default void dropped() {}
}
