package io.pteronimbus.launcher.stack;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells people what is going on: each step with its time, and while it lasts the seconds so far. On a terminal the line
 * is rewritten; elsewhere a line is added every ten seconds.
 */
final class Progress {
    private static final int LINE_EVERY = 10;

    private final PrintStream out;
    private final boolean terminal;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Progress onStandardOutput() {
        Console console = System.console();
        return new Progress(System.out, console != null && console.isTerminal());
    }

    /** Something that takes its time and may fail. */
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    synchronized void tell(String sentence) {
        out.println((terminal ? "\r\033[K" : "") + sentence);
        out.flush();
    }

    void step(String what, Step step) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        CountDownLatch done = new CountDownLatch(1);
        Thread ticker = Thread.ofVirtual().name("progress").start(() -> tick(what, done));
        boolean succeeded = false;
        try {
            step.run();
            succeeded = true;
        } finally {
            done.countDown();
            ticker.join();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            tell("  %s %s (%s)".formatted(succeeded ? "✓" : "✗", what, seconds(took)));
        }
    }

    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private void tick(String what, CountDownLatch done) {
        try {
            show(what, 0);
            for (int seconds = 1; !done.await(1, TimeUnit.SECONDS); seconds++) {
                show(what, seconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show(String what, int seconds) {
        if (terminal) {
            out.print("\r\033[K  … " + what + (seconds == 0 ? "" : " (" + seconds + " s)"));
            out.flush();
        } else if (seconds % LINE_EVERY == 1) {
            tell("  … " + what + (seconds == 1 ? "" : " (" + seconds + " s)"));
        }
    }
}
