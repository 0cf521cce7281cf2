package io.pteronimbus.localcluster.fault;

import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.watch.EventOutput;
import io.pteronimbus.localcluster.watch.Watch;

/** A watch's output that can be frozen, cut and ended from outside. */
final class FaultyOutput implements EventOutput {

    private final EventOutput output;
    private final Faults faults;
    private volatile boolean over;

    FaultyOutput(EventOutput output, Faults faults) {
        this.output = output;
        this.faults = faults;
    }

    @Override
    public void send(byte[] event) {
        faults.awaitThaw(this);
        if (!over) {
            output.send(event);
        }
    }

    @Override
    public void end() {
        output.end();
    }

    @Override
    public void abort() {
        over = true;
        output.abort();
    }

    /** Tells the client that it has missed too much. */
    void gone() {
        over = true;
        Watch.refuse(output, new StatusException(410, "Expired", "too old resource version: a fault says so"));
    }

    @Override
    public void onClosed(Runnable action) {
        output.onClosed(() -> {
            faults.closed(this);
            action.run();
        });
    }
}
