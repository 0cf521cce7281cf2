package io.pteronimbus.localcluster.workload.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads one output of a process to its end. A platform thread with a small stack: a read of a pipe would hold a carrier
 * thread of the virtual ones for the container's whole life. Reads on whatever becomes of what was read: a pipe nobody reads
 * would stop the process.
 */
final class OutputPump implements Runnable {

    private static final Logger LOG = System.getLogger(OutputPump.class.getName());
    private static final int STACK_BYTES = 256 * 1024;
    private static final int CHUNK_BYTES = 32 * 1024;

    private final InputStream source;
    private final Output output;
    private final OutputSink sink;
    private final Thread thread;
    private boolean failing;

    private OutputPump(InputStream source, Output output, OutputSink sink, String name) {
        this.source = source;
        this.output = output;
        this.sink = sink;
        this.thread = new Thread(null, this, name, STACK_BYTES);
        this.thread.setDaemon(true);
    }

    static OutputPump start(InputStream source, Output output, OutputSink sink, long pid) {
        var pump = new OutputPump(source, output, sink, output.label() + "-" + pid);
        pump.thread.start();
        return pump;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[CHUNK_BYTES];
        try {
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                handOver(Arrays.copyOf(buffer, count));
            }
        } catch (IOException closed) {
            LOG.log(Level.DEBUG, "output closed before its end, thread={0}", thread.getName());
        }
    }

    private void handOver(byte[] bytes) {
        try {
            sink.accept(output, bytes);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.log(Level.WARNING, "output is dropped, thread=" + thread.getName(), e);
            }
            failing = true;
        }
    }

    /** Waits for the end of the output, and gives up on it after the time given. */
    void finish(Duration patience) throws InterruptedException {
        if (!thread.join(patience)) {
            LOG.log(
                    Level.WARNING,
                    "something outside the container holds its output open, thread={0}",
                    thread.getName());
            try {
                source.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "closing the output failed", e);
            }
        }
    }
}
