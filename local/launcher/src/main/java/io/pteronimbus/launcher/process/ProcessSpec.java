package io.pteronimbus.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process to be kept running.
 *
 * @param name unique within a stack, also the name of its log: lower-case letters, digits and dashes
 * @param port the loopback port it serves
 * @param command program and arguments
 * @param environment variables set beside the inherited ones
 * @param preparation runs before every start
 * @param probe tells when it is ready
 * @param shutdown how it is asked to end
 */
public record ProcessSpec(
        String name,
        int port,
        List<String> command,
        Map<String, String> environment,
        Preparation preparation,
        Probe probe,
        Shutdown shutdown) {

    /**
     * @param signal asks it to end
     * @param patience how long it may take before it is killed
     */
    public record Shutdown(StopSignal signal, Duration patience) {
        /** Long enough for several JVMs to write the archives of their classes side by side on a small machine. */
        public static final Shutdown TERM = new Shutdown(StopSignal.TERM, Duration.ofSeconds(60));
    }

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Where this process's output goes. */
    Path log(Path logs) {
        return logs.resolve(name + ".log");
    }
}
