package io.pteronimbus.localcluster.workload.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A running process and everything it starts. It leads a session of its own; when it ends, the rest of its session is killed, its
 * outputs are read to their ends, and only then {@link #exit} completes.
 */
public final class ContainerProcess {

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Process process;
    private final ProcessTree tree;
    private final Stdin stdin;
    private final @Nullable StdinPipe pipe;
    private final OutputPump stdout;
    private final OutputPump stderr;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile boolean killed;

    private ContainerProcess(Process process, ProcessSpec spec, @Nullable StdinPipe pipe, OutputSink sink) {
        this.process = process;
        this.tree = new ProcessTree(process.pid(), spec.mark());
        this.stdin = spec.stdin();
        this.pipe = pipe;
        InputStream out = process.getInputStream();
        this.stdout = OutputPump.start(out, Output.STDOUT, sink, process.pid());
        this.stderr = OutputPump.start(process.getErrorStream(), Output.STDERR, sink, process.pid());
    }

    /** @throws IOException when the process cannot be started: no such directory, no such shell, no more processes */
    public static ContainerProcess start(ProcessSpec spec, OutputSink sink) throws IOException {
        boolean named = spec.stdin() == Stdin.OPEN || spec.stdin() == Stdin.ONCE;
        StdinPipe pipe = named ? StdinPipe.open(spec.pipe()) : null;
        try {
            var builder = new ProcessBuilder(Session.wrap(script(spec.stdin()), spec.command()))
                    .directory(spec.directory().toFile());
            builder.environment().clear();
            builder.environment().putAll(spec.environment());
            if (spec.stdin() != Stdin.PIPE) {
                builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            }
            Process process = builder.start();
            var started = new ContainerProcess(process, spec, pipe, sink);
            Thread.ofVirtual().name("exit-" + process.pid()).start(started::awaitEnd);
            return started;
        } catch (IOException e) {
            if (pipe != null) {
                pipe.close();
            }
            throw e;
        }
    }

    private static String script(Stdin stdin) {
        String run = "PTN_PID=${PTN_PID:-$$}; export PTN_PID; exec \"$@\"";
        return switch (stdin) {
            case NONE, PIPE -> run;
            case OPEN -> run + " 0<>\"$PTN_STDIN\"";
            case ONCE -> run + " <\"$PTN_STDIN\"";
        };
    }

    public long pid() {
        return process.pid();
    }

    /** The start as the operating system tells it, which with the id names a process for good. */
    public Optional<Long> startMillis() {
        return process.info().startInstant().map(java.time.Instant::toEpochMilli);
    }

    /** The exit code, 128 + n after signal n, once all output has been handed over. */
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    /**
     * Calls back once when {@link #exit} completes, at once if it has: for those who may leave before that, since a future keeps
     * whatever hangs on it until it completes.
     *
     * @return takes the call back
     */
    public Runnable onExit(Runnable listener) {
        waiting.add(listener);
        if (exit.isDone()) {
            call(listener);
        }
        return () -> waiting.remove(listener);
    }

    private void call(Runnable listener) {
        if (waiting.remove(listener)) {
            listener.run();
        }
    }

    /** Whether {@link #kill} was used. */
    public boolean wasKilled() {
        return killed;
    }

    /** Writes to the process's stdin; blocks while the pipe is full. A process without stdin loses it. */
    public void write(byte[] bytes) throws IOException {
        if (pipe != null) {
            pipe.write(bytes);
        } else {
            process.getOutputStream().write(bytes);
            process.getOutputStream().flush();
        }
    }

    /** Ends the input, so that the process reads its end; an {@link Stdin#OPEN} one cannot be ended. */
    public void endInput() throws IOException {
        if (pipe == null) {
            process.getOutputStream().close();
        } else if (stdin == Stdin.ONCE) {
            pipe.close();
        }
    }

    /** SIGTERM to every process; what is left of them after the main one may still end by itself. */
    public void terminate() {
        stopping = true;
        if (!exit.isDone()) {
            tree.terminate();
        }
    }

    /** SIGKILL to every process. */
    public void kill() {
        killed = true;
        if (!exit.isDone()) {
            tree.kill();
        }
    }

    private void awaitEnd() {
        try {
            int code = process.waitFor();
            while (stopping && !killed && tree.isAlive()) {
                Thread.sleep(20);
            }
            tree.kill();
            stdout.finish(DRAIN);
            stderr.finish(DRAIN);
            if (pipe != null) {
                pipe.close();
            }
            exit.complete(code);
        } catch (InterruptedException | IOException | RuntimeException e) {
            exit.completeExceptionally(e);
        }
        waiting.forEach(this::call);
    }

    /** Waits at most this long for the end; true when it came. */
    public boolean awaitExit(Duration patience) throws InterruptedException {
        try {
            exit.get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            return true;
        }
    }
}
