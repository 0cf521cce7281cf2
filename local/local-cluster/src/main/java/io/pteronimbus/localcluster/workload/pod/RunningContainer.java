package io.pteronimbus.localcluster.workload.pod;

import io.pteronimbus.localcluster.workload.process.ContainerProcess;
import io.pteronimbus.localcluster.workload.process.Output;
import io.pteronimbus.localcluster.workload.process.OutputSink;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A container whose main process runs, as streams and hooks use it. */
public final class RunningContainer {

    private final PreparedContainer prepared;
    private final ContainerProcess process;
    private final OutputFanout fanout;

    RunningContainer(PreparedContainer prepared, ContainerProcess process, OutputFanout fanout) {
        this.prepared = prepared;
        this.process = process;
        this.fanout = fanout;
    }

    ContainerProcess process() {
        return process;
    }

    /**
     * Runs a command beside the main process, with the container's environment, directory and paths.
     *
     * @throws IOException when it cannot be started
     */
    public ContainerProcess exec(List<String> command, boolean stdin, OutputSink sink) throws IOException {
        return ContainerProcess.start(prepared.beside(command, process.pid(), stdin), sink);
    }

    /** Hands on what the main process writes from now on, as it comes; the returned action ends that. */
    public Runnable attach(OutputSink sink) {
        return fanout.attach(sink);
    }

    /** Writes to the main process's stdin; blocks while it does not read. */
    public void write(byte[] bytes) throws IOException {
        process.write(bytes);
    }

    /** The writer leaves: a {@code stdinOnce} process reads its end. */
    public void endInput() throws IOException {
        process.endInput();
    }

    /** Completes with the exit code when the container has ended and all its output was handed on. */
    public CompletableFuture<Integer> exit() {
        return process.exit();
    }

    /** Calls back once when {@link #exit} completes; the returned action takes that back. */
    public Runnable onExit(Runnable listener) {
        return process.onExit(listener);
    }

    /** Names the outputs a client wants, to save what it does not. */
    public static OutputSink only(boolean stdout, boolean stderr, OutputSink sink) {
        return (output, bytes) -> {
            if (output == Output.STDOUT ? stdout : stderr) {
                sink.accept(output, bytes);
            }
        };
    }
}
