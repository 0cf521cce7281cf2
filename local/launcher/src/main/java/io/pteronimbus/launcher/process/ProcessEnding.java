package io.pteronimbus.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: in order when they let themselves be asked, by force and with all their children when not. */
public final class ProcessEnding {
    private ProcessEnding() {}

    /** Asks, waits and at last kills; nothing of the process's tree lives when this returns. */
    public static void end(ProcessHandle process, ProcessSpec.Shutdown shutdown)
            throws IOException, InterruptedException {
        List<ProcessHandle> tree = process.descendants().toList();
        signal(process, shutdown.signal());
        if (!awaitEnd(process, shutdown.patience())) {
            process.destroyForcibly();
        }
        for (ProcessHandle child : tree) {
            if (!awaitEnd(child, Duration.ofMillis(500))) {
                child.destroyForcibly();
            }
        }
        awaitEnd(process, Duration.ofSeconds(5));
    }

    private static void signal(ProcessHandle process, StopSignal signal) throws IOException, InterruptedException {
        switch (signal) {
            // not Process.destroy(), which would close the pipes and lose the last words
            case TERM -> process.destroy();
            case INT ->
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        }
    }

    private static boolean awaitEnd(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
        }
    }
}
