package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.process.ProcessEnding;
import io.pteronimbus.launcher.process.ProcessGroup;
import io.pteronimbus.launcher.process.ProcessRecord;
import io.pteronimbus.launcher.process.RunDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Processes that outlived a launcher which was killed. */
final class Orphans {
    /** As a stack stops: game servers, what is not named here, then what that stood on. */
    private static final List<String> LAST = List.of("kafka", "redis", "postgres");

    private Orphans() {}

    /** Ends those that still live, in the order of a stop; answers how many there were. */
    static int end(RunDirectory run) throws IOException, InterruptedException {
        AtomicInteger ended = new AtomicInteger();
        SortedMap<Integer, List<ProcessRecord>> steps = run.readAll().stream()
                .collect(Collectors.groupingBy(Orphans::order, TreeMap::new, Collectors.toList()));
        for (List<ProcessRecord> step : steps.values()) {
            // at once, since the end of a process that is not our child is noticed late
            ProcessGroup.withEach(step, each -> {
                Optional<ProcessHandle> process = each.find();
                if (process.isPresent() && !each.name().equals(RunningStack.LAUNCHER)) {
                    ProcessEnding.end(process.get(), StackPlan.shutdown(each.name()));
                    ended.incrementAndGet();
                }
                run.remove(each.name());
            });
        }
        return ended.get();
    }

    private static int order(ProcessRecord process) {
        if (process.name().equals(StackPorts.CLUSTER)) {
            return -1;
        }
        return LAST.indexOf(process.name()) + 1;
    }
}
