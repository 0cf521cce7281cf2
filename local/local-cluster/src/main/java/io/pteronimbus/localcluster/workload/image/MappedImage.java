package io.pteronimbus.localcluster.workload.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an image stands for on this machine.
 *
 * @param command    program and arguments, the image's entrypoint
 * @param env        environment the image brings
 * @param workingDir where it starts, or null for a directory of the container's own
 */
public record MappedImage(
        @JsonProperty("command") List<String> command,
        @JsonProperty("env") Map<String, String> env,
        @JsonProperty("workingDir") @Nullable String workingDir) {

    public MappedImage {
        command = command == null ? List.of() : List.copyOf(command);
        env = env == null ? Map.of() : Map.copyOf(env);
    }

    /** The command line of a container, whose own command replaces the image's and whose args follow either. */
    public List<String> commandLine(List<String> containerCommand, List<String> containerArgs) {
        List<String> line = new ArrayList<>(containerCommand.isEmpty() ? command : containerCommand);
        line.addAll(containerArgs);
        return List.copyOf(line);
    }
}
