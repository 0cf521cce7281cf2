package io.pteronimbus.localcluster.workload.pod;

import io.pteronimbus.localcluster.workload.process.Output;
import io.pteronimbus.localcluster.workload.process.OutputSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands what a container writes to everyone attached, as it comes. */
final class OutputFanout implements OutputSink {

    private final List<OutputSink> attached = new CopyOnWriteArrayList<>();

    /** @return ends the subscription */
    Runnable attach(OutputSink sink) {
        attached.add(sink);
        return () -> attached.remove(sink);
    }

    @Override
    public void accept(Output output, byte[] bytes) {
        attached.forEach(sink -> sink.accept(output, bytes));
    }
}
