package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.process.ProcessEnding;
import io.pteronimbus.launcher.process.ProcessRecord;
import io.pteronimbus.launcher.process.RunDirectory;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Processes that outlived a launcher which was killed. */
final class Orphans {
    /** As a stack stops: game servers, what is not named here, then what that stood on. */
    private static final List<String> LAST = List.of("kafka", "redis", "postgres");

    private Orphans() {}

    /** Ends those that still live, in the order of a stop; answers how many there were. */
    static int end(RunDirectory run) throws IOException, InterruptedException {
        int ended = 0;
        for (ProcessRecord each : run.readAll().stream()
                .sorted(Comparator.comparingInt(Orphans::order))
                .toList()) {
            Optional<ProcessHandle> process = each.find();
            if (process.isPresent() && !each.name().equals(RunningStack.LAUNCHER)) {
                ProcessEnding.end(process.get(), StackPlan.shutdown(each.name()));
                ended++;
            }
            run.remove(each.name());
        }
        return ended;
    }

    private static int order(ProcessRecord process) {
        if (process.name().equals(StackPorts.CLUSTER)) {
            return -1;
        }
        return LAST.indexOf(process.name()) + 1;
    }
}
