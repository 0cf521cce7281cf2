package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.process.ProcessFailedException;
import io.pteronimbus.launcher.process.ProcessGroup;
import io.pteronimbus.launcher.process.ProcessSpec;
import io.pteronimbus.launcher.process.RunDirectory;
import io.pteronimbus.launcher.process.SupervisedProcess;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A stack at work: started once, and stopped once. */
final class Stack {
    private final StackPlan plan;
    private final Progress progress;
    private final List<SupervisedProcess> infrastructure;
    private final SupervisedProcess cluster;
    private final List<SupervisedProcess> simulators;
    private final List<SupervisedProcess> services;
    private boolean stopped;

    Stack(StackPlan plan, RunDirectory run, Progress progress, Clock clock) throws IOException {
        this.plan = plan;
        this.progress = progress;
        this.infrastructure = supervise(plan.infrastructure(), run, clock);
        this.cluster = supervise(List.of(plan.cluster()), run, clock).getFirst();
        this.simulators = supervise(plan.simulators(), run, clock);
        this.services = supervise(plan.services(), run, clock);
    }

    /**
     * Starts everything and returns when all of it is healthy.
     *
     * @throws ProcessFailedException when a part did not come up; what did come up goes on running
     */
    void start() throws IOException, InterruptedException {
        ImageMapFile.write(plan.layout(), Programs.of(plan.environment()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> startCluster = () -> {
                cluster.start(StackPlan.READY_WITHIN);
                return null;
            };
            Future<Void> clusterStart = threads.submit(startCluster);
            Callable<Void> startSimulators = () -> {
                ProcessGroup.start(simulators, StackPlan.READY_WITHIN);
                return null;
            };
            Future<Void> simulatorsStart = threads.submit(startSimulators);
            progress.step("PostgreSQL, Redis, Kafka", () -> ProcessGroup.start(infrastructure, StackPlan.READY_WITHIN));
            progress.step("database", () -> plan.database().lay());
            progress.step("local cluster", () -> await(clusterStart));
            if (!simulators.isEmpty()) {
                progress.step(plan.simulatorTitles(), () -> await(simulatorsStart));
            }
        }
        progress.step("services", () -> ProcessGroup.start(services, StackPlan.READY_WITHIN));
    }

    /** Stops everything: the game servers first, so that they save their worlds, then what served them. */
    synchronized void stop() throws IOException, InterruptedException {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            progress.step("stopping game servers", cluster::stop);
        } finally {
            try {
                progress.step("stopping services", () -> ProcessGroup.stop(services));
            } finally {
                stopUnderServices();
            }
        }
    }

    private void stopUnderServices() throws IOException, InterruptedException {
        try {
            ProcessGroup.stop(simulators);
        } finally {
            progress.step("stopping Kafka, Redis, PostgreSQL", () -> ProcessGroup.stop(infrastructure));
        }
    }

    private List<SupervisedProcess> supervise(List<ProcessSpec> specs, RunDirectory run, Clock clock) {
        List<SupervisedProcess> processes = new ArrayList<>();
        for (ProcessSpec spec : specs) {
            processes.add(new SupervisedProcess(spec, plan.layout().logs(), run, progress::tell, clock));
        }
        return processes;
    }

    private static void await(Future<Void> start) throws IOException, InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
