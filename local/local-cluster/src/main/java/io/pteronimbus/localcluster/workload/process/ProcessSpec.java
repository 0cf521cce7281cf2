package io.pteronimbus.localcluster.workload.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param command     program and arguments; the program is looked up on the environment's {@code PATH}
 * @param environment everything the process sees, with {@code PTN_PID} added unless it is there already
 * @param directory   where it starts; must exist
 * @param stdin       what it reads
 * @param pipe        the named pipe for {@link Stdin#OPEN} and {@link Stdin#ONCE}; made when absent
 */
public record ProcessSpec(
        List<String> command, Map<String, String> environment, Path directory, Stdin stdin, Path pipe) {

    /** Marks every process of a container, so that none of them can be lost. */
    public static final String MARK = "PTN_CONTAINER";

    /** Marks a command run beside the main process in addition; it ends with its container, but not the other way round. */
    public static final String EXEC_MARK = "PTN_EXEC";

    /** The path a hook writes to in order to reach the process's stdin. */
    public static final String STDIN = "PTN_STDIN";

    /** The id of the container's main process. */
    public static final String PID = "PTN_PID";

    public ProcessSpec {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a container needs a command");
        }
        if (!environment.containsKey(MARK)) {
            throw new IllegalArgumentException("the environment must carry " + MARK);
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    String mark() {
        String name = environment.containsKey(EXEC_MARK) ? EXEC_MARK : MARK;
        return name + "=" + environment.get(name);
    }
}
