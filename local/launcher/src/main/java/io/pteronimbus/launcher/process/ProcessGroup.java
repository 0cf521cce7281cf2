package io.pteronimbus.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts or stops several processes at once. */
public final class ProcessGroup {
    private ProcessGroup() {}

    /**
     * Starts all of them in parallel and returns when all are ready.
     *
     * @throws ProcessFailedException of the first that did not come up; the others are not waited for, and are to be
     *     stopped by the caller
     */
    public static void start(List<SupervisedProcess> processes, Duration within)
            throws IOException, InterruptedException {
        inParallel(processes, process -> process.start(within), true);
    }

    /** Stops all of them in parallel and returns when none is left. */
    public static void stop(List<SupervisedProcess> processes) throws IOException, InterruptedException {
        withEach(processes, SupervisedProcess::stop);
    }

    /** What is done with one of them. */
    public interface Step<P> {
        void apply(P process) throws IOException, InterruptedException;
    }

    /** Does this with all of them in parallel and returns when it is done with each. */
    public static <P> void withEach(List<P> processes, Step<P> step) throws IOException, InterruptedException {
        inParallel(processes, step, false);
    }

    private static <P> void inParallel(List<P> processes, Step<P> step, boolean giveUpEarly)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Void> steps = new ExecutorCompletionService<>(threads);
            for (P process : processes) {
                steps.submit(() -> {
                    step.apply(process);
                    return null;
                });
            }
            try {
                for (int done = 0; done < processes.size(); done++) {
                    await(steps.take());
                }
            } catch (IOException e) {
                if (giveUpEarly) {
                    threads.shutdownNow();
                }
                throw e;
            }
        }
    }

    private static void await(Future<Void> step) throws IOException, InterruptedException {
        try {
            step.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
