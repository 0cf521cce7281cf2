package io.pteronimbus.localcluster.workload.pod;

import io.pteronimbus.localcluster.workload.process.ProcessSpec;
import io.pteronimbus.localcluster.workload.process.Stdin;
import io.pteronimbus.localcluster.workload.volume.MountTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A container that is ready to be started, and to have commands run beside it. */
record PreparedContainer(ProcessSpec main, MountTable mounts) {

    /** The mark of this run, which is also its container id. */
    String mark() {
        return main.environment().getOrDefault(ProcessSpec.MARK, "");
    }

    String containerId() {
        return "process://" + mark();
    }

    /**
     * A command in the environment of the container.
     *
     * @param mainPid the container's main process
     */
    ProcessSpec beside(List<String> command, long mainPid, boolean stdin) {
        Map<String, String> environment = new HashMap<>(main.environment());
        environment.put(ProcessSpec.PID, Long.toString(mainPid));
        environment.put(ProcessSpec.EXEC_MARK, UUID.randomUUID().toString());
        return new ProcessSpec(
                mounts.rewrite(command), environment, main.directory(), stdin ? Stdin.PIPE : Stdin.NONE, main.pipe());
    }
}
