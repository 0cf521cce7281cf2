package io.pteronimbus.localcluster.workload.process;

/** Takes what a process writes, in order per output, on the thread that reads it. Must not block for long and not throw. */
@FunctionalInterface
public interface OutputSink {

    /** @param bytes the receiver's to keep */
    void accept(Output output, byte[] bytes);
}
