package io.pteronimbus.launcher.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process that is kept running: started, watched, and started again with {@link BackOff} when it dies by itself.
 *
 * <p>{@link #start} and {@link #stop} are for one caller; the watching is done by a virtual thread of its own.
 */
public final class SupervisedProcess {
    private static final Duration PROBE_EVERY = Duration.ofMillis(50);
    private static final int FIRST_TRIES = 2;
    private static final int LAST_LINES = 20;

    private final ProcessSpec spec;
    private final Path logs;
    private final RunDirectory run;
    private final News news;
    private final BackOff backOff;
    private final ProcessLog log;
    private volatile boolean stopping;
    private volatile @Nullable Process process;
    private @Nullable Thread watcher;

    /** @param logs directory of the log files */
    public SupervisedProcess(ProcessSpec spec, Path logs, RunDirectory run, News news, Clock clock) {
        this.spec = spec;
        this.logs = logs;
        this.run = run;
        this.news = news;
        this.backOff = new BackOff(clock);
        this.log = new ProcessLog(spec.log(logs));
    }

    public ProcessSpec spec() {
        return spec;
    }

    /**
     * Starts it and returns when it is ready. It is tried twice, for what a crash left behind may be in its way
     * for a moment.
     *
     * @param within bound of the whole
     * @throws ProcessFailedException when it is not ready within that time, or ends each time
     */
    public void start(Duration within) throws IOException, InterruptedException {
        log.rotate();
        long deadline = System.nanoTime() + within.toNanos();
        for (int tried = 1; !launch(deadline); tried++) {
            if (tried == FIRST_TRIES || stopping || System.nanoTime() > deadline) {
                throw failed(within, deadline);
            }
            pause(backOff.ended());
        }
        watcher = Thread.ofVirtual().name("watch-" + spec.name()).start(this::watch);
    }

    /** Asks it to end, waits, and kills what is left of it and its children. Does nothing when it does not run. */
    public void stop() throws IOException, InterruptedException {
        Process current = noMoreStarts();
        if (current != null) {
            ProcessEnding.end(current.toHandle(), spec.shutdown());
        }
        Thread watching = watcher;
        if (watching != null) {
            watching.interrupt();
            watching.join();
        }
        run.remove(spec.name());
    }

    private void watch() {
        try {
            while (!stopping) {
                awaitEnd();
                if (!stopping) {
                    Duration wait = backOff.ended();
                    news.tell(spec.name() + " ended (" + exit() + "); starting it again in " + wait.toSeconds() + " s");
                    pause(wait);
                    relaunch();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relaunch() throws InterruptedException {
        if (stopping) {
            return;
        }
        try {
            if (launch(System.nanoTime() + Duration.ofSeconds(90).toNanos())) {
                news.tell(spec.name() + " is back");
            }
        } catch (IOException e) {
            news.tell(spec.name() + " cannot be started: " + e.getMessage());
        }
    }

    private void awaitEnd() throws InterruptedException {
        Process current = process;
        while (current != null && !stopping && !current.waitFor(5, TimeUnit.SECONDS)) {
            try {
                log.cap();
            } catch (IOException e) {
                news.tell("The log of " + spec.name() + " cannot be shortened: " + e.getMessage());
            }
        }
    }

    private boolean launch(long deadline) throws IOException, InterruptedException {
        spec.preparation().run();
        Process started = begin();
        if (started == null) {
            return false;
        }
        run.write(spec.name(), started.toHandle(), spec.port());
        while (System.nanoTime() < deadline && !stopping) {
            if (!started.isAlive()) {
                return false;
            }
            if (isReady(started)) {
                backOff.healthy();
                return true;
            }
            pause(PROBE_EVERY);
        }
        ProcessEnding.end(started.toHandle(), new ProcessSpec.Shutdown(StopSignal.TERM, Duration.ofSeconds(2)));
        return false;
    }

    private boolean isReady(Process started) {
        try {
            return spec.probe().ready(started.pid()) && started.isAlive();
        } catch (IOException e) {
            // the ordinary answer of a process that is still starting
            return false;
        }
    }

    private synchronized @Nullable Process noMoreStarts() {
        stopping = true;
        return process;
    }

    private synchronized @Nullable Process begin() throws IOException {
        if (stopping) {
            return null;
        }
        ProcessBuilder builder = new ProcessBuilder(OwnSession.command(spec.command()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PTERONIMBUS_"));
        builder.environment().putAll(spec.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log(logs).toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process started = builder.start();
        process = started;
        return started;
    }

    private ProcessFailedException failed(Duration within, long deadline) throws IOException {
        String why = System.nanoTime() > deadline
                ? "was not ready within " + within.toSeconds() + " s"
                : "ended while it was starting (" + exit() + ")";
        return new ProcessFailedException(spec.name() + " " + why, lastWords());
    }

    /** Without stack frames, which push the causes out of sight. */
    private List<String> lastWords() throws IOException {
        List<String> lines = log.tail(Integer.MAX_VALUE).stream()
                .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t... "))
                .toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    private String exit() {
        Process current = process;
        return current == null || current.isAlive() ? "running" : "exit code " + current.exitValue();
    }

    private static void pause(Duration wait) throws InterruptedException {
        Thread.sleep(wait);
    }
}
