package io.pteronimbus.localcluster.workload.pod;

/** Whether the cluster hears from the node, and the node from the cluster. */
final class Contact {
    private boolean lost;

    synchronized boolean isLost() {
        return lost;
    }

    synchronized void lost(boolean now) {
        lost = now;
        notifyAll();
    }

    /** Waits as long as it is lost. */
    synchronized void await() throws InterruptedException {
        while (lost) {
            wait();
        }
    }
}
