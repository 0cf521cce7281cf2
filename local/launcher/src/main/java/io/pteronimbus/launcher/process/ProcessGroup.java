package io.pteronimbus.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts or stops several processes at once. */
public final class ProcessGroup {
    private ProcessGroup() {}

    /**
     * Starts all of them in parallel and returns when all are ready.
     *
     * @throws ProcessFailedException of the first, in the given order, that did not come up; the others go on running
     */
    public static void start(List<SupervisedProcess> processes, Duration within)
            throws IOException, InterruptedException {
        inParallel(processes, process -> process.start(within));
    }

    /** Stops all of them in parallel and returns when none is left. */
    public static void stop(List<SupervisedProcess> processes) throws IOException, InterruptedException {
        inParallel(processes, SupervisedProcess::stop);
    }

    private interface Step {
        void apply(SupervisedProcess process) throws IOException, InterruptedException;
    }

    private static void inParallel(List<SupervisedProcess> processes, Step step)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> steps = new ArrayList<>();
            for (SupervisedProcess process : processes) {
                Callable<Void> task = () -> {
                    step.apply(process);
                    return null;
                };
                steps.add(threads.submit(task));
            }
            for (Future<Void> each : steps) {
                await(each);
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
