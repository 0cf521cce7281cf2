package io.pteronimbus.localcluster.workload.pod;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether, why and until when a pod has to stop. A later order can only make it sooner. */
final class StopOrder {

    enum Why {
        /** The pod is deleted: its object goes when its processes are gone. */
        DELETED,
        /** The object is gone already; nobody waits. */
        REMOVED,
        /** The cluster stops; the object stays, and the next start runs the pod again. */
        SHUTDOWN
    }

    private final CompletableFuture<Void> ordered = new CompletableFuture<>();
    private Why why = Why.DELETED;
    private long deadline = Long.MAX_VALUE;

    synchronized void give(Why reason, Duration grace) {
        long end = System.nanoTime() + grace.toNanos();
        deadline = ordered.isDone() ? Math.min(deadline, end) : end;
        if (!ordered.isDone() || reason == Why.REMOVED) {
            why = reason;
        }
        ordered.complete(null);
    }

    CompletableFuture<Void> ordered() {
        return ordered.copy();
    }

    boolean isGiven() {
        return ordered.isDone();
    }

    synchronized Why why() {
        return why;
    }

    synchronized Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** Waits at most this long for an order; true when there is one. */
    boolean await(Duration patience) throws InterruptedException {
        try {
            ordered.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void await() throws InterruptedException {
        try {
            ordered.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
