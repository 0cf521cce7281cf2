package io.pteronimbus.launcher.stack;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.pteronimbus.launcher.process.ProcessRecord;
import io.pteronimbus.launcher.process.ProcessSpec;
import io.pteronimbus.launcher.process.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What runs of a stack at this moment; as JSON it is a fixed point other programs read. */
@JsonPropertyOrder({"address", "adminEmail", "dataDirectory", "kubeconfig", "processes"})
record StackStatus(
        @Nullable String address,
        @Nullable String adminEmail,
        String dataDirectory,
        String kubeconfig,
        List<ProcessStatus> processes) {

    /**
     * One process.
     *
     * @param pid null when it does not run
     * @param healthy whether it answered as a ready one does, just now
     * @param residentBytes memory of this process alone
     */
    @JsonPropertyOrder({"name", "pid", "port", "healthy", "residentBytes"})
    record ProcessStatus(String name, @Nullable Long pid, int port, boolean healthy, long residentBytes) {}

    /** The status of a stack that does not run. */
    static StackStatus notRunning(StackLayout layout) {
        return new StackStatus(
                null, null, layout.data().toString(), layout.kubeconfig().toString(), List.of());
    }

    /** Asks every process of this plan, all at once. */
    static StackStatus of(StackPlan plan, RunDirectory run) throws IOException, InterruptedException {
        List<ProcessStatus> processes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ProcessStatus>> answers = new ArrayList<>();
            for (ProcessSpec spec : plan.all()) {
                Optional<ProcessHandle> process = run.read(spec.name()).flatMap(ProcessRecord::find);
                answers.add(threads.submit(() -> status(spec, process)));
            }
            for (Future<ProcessStatus> answer : answers) {
                processes.add(answer.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A process could not be asked", e);
        }
        return new StackStatus(
                plan.layout().address(plan.ports()),
                plan.secrets().administrator().email(),
                plan.layout().data().toString(),
                plan.layout().kubeconfig().toString(),
                List.copyOf(processes));
    }

    boolean allHealthy() {
        return !processes.isEmpty() && processes.stream().allMatch(ProcessStatus::healthy);
    }

    /** A table for people. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("%-22s %-12s %8s %6s %9s".formatted("NAME", "STATE", "PID", "PORT", "MEMORY"));
        long total = 0;
        for (ProcessStatus each : processes) {
            String state = each.healthy() ? "healthy" : each.pid() == null ? "down" : "not healthy";
            lines.add("%-22s %-12s %8s %6d %6d MB"
                    .formatted(
                            each.name(),
                            state,
                            each.pid() == null ? "-" : each.pid(),
                            each.port(),
                            each.residentBytes() >> 20));
            total += each.residentBytes();
        }
        lines.add("%-22s %-12s %8s %6s %6d MB".formatted("all", "", "", "", total >> 20));
        return lines;
    }

    private static ProcessStatus status(ProcessSpec spec, Optional<ProcessHandle> process) {
        if (process.isEmpty()) {
            return new ProcessStatus(spec.name(), null, spec.port(), false, 0);
        }
        long pid = process.get().pid();
        return new ProcessStatus(spec.name(), pid, spec.port(), isHealthy(spec, pid), ResidentMemory.of(pid));
    }

    private static boolean isHealthy(ProcessSpec spec, long pid) {
        try {
            return spec.probe().ready(pid);
        } catch (IOException e) {
            // it does not answer, which is what was asked
            return false;
        }
    }
}
