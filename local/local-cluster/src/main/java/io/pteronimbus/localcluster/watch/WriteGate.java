package io.pteronimbus.localcluster.watch;

import io.vertx.core.streams.WriteStream;
import java.util.concurrent.Semaphore;

/** Makes a thread wait while a stream's queue is full, so that a slow client fills its subscription and not the memory. */
final class WriteGate {

    private final Semaphore drained = new Semaphore(0);
    private volatile boolean closed;

    WriteGate(WriteStream<?> stream) {
        stream.drainHandler(nothing -> drained.release());
    }

    void close() {
        closed = true;
        drained.release();
    }

    boolean isClosed() {
        return closed;
    }

    void await(WriteStream<?> stream) {
        try {
            while (!closed && stream.writeQueueFull()) {
                drained.acquire();
                drained.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }
}
