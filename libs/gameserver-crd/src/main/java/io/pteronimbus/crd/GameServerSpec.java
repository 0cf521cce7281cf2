package io.pteronimbus.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the panel wants of one game server.
 *
 * @param generation of the intent, grows with every change the panel accepts
 * @param restartNonce a pod started under a smaller one is stopped gracefully and started again
 * @param killNonce a pod started under a smaller one is killed
 * @param command replaces the image's entry point; null or empty keeps it
 * @param args replaces the image's arguments; null or empty keeps them
 * @param env plain values only; secrets are references and not part of this version
 * @param dataPath where the server's own volume is mounted
 * @param ports may be empty: nobody connects to the server
 * @param grant compact JWS that the panel signed for this generation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record GameServerSpec(
        @Required @Size(min = 1, max = 80) String displayName,
        @Required @Min(1) long generation,
        @Required DesiredState desiredState,
        @Min(0) long restartNonce,
        @Min(0) long killNonce,
        @Required TemplateRef template,
        @Required @Size(min = 1, max = 512) String image,
        List<String> command,
        List<String> args,
        Map<String, String> env,
        @Required Done done,
        @Required Stop stop,
        List<Port> ports,
        @Pattern("^/[A-Za-z0-9._/-]{1,200}$") String dataPath,
        @Required Resources resources,
        @Nullable String grant) {

    public static final String DEFAULT_DATA_PATH = "/data";

    public GameServerSpec {
        command = command == null ? List.of() : List.copyOf(command);
        args = args == null ? List.of() : List.copyOf(args);
        env = env == null ? Map.of() : Map.copyOf(env);
        ports = ports == null ? List.of() : List.copyOf(ports);
        dataPath = dataPath == null ? DEFAULT_DATA_PATH : dataPath;
    }

    /** Where the server is to end. */
    public enum DesiredState {
        RUNNING,
        STOPPED
    }

    /** The template the spec was rendered from; for people, nothing is looked up by it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TemplateRef(
            @Required String slug, @Required String version) {}

    /**
     * How a started game is told from a starting one.
     *
     * @param pattern a part of the output line, or a regular expression found in it; empty: started when its process runs
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Done(@Required @Size(max = 512) String pattern, boolean regex) {}

    /**
     * How the game is asked to stop: a line to its standard input, else a signal, else {@code SIGTERM}.
     *
     * @param signal a name as {@code SIGINT}
     * @param timeoutSeconds after which it is killed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Stop(
            @Size(max = 256) @Nullable String command,
            @Pattern("^SIG[A-Z0-9]{2,8}$") @Nullable String signal,
            @Required @Min(1) @Max(3600) int timeoutSeconds) {}

    /** A port the game listens on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Port(
            @Required @Pattern("^[a-z]([a-z0-9-]{0,13}[a-z0-9])?$")
            String name,

            @Required @Min(1) @Max(65535) int containerPort,
            Protocol protocol) {
        public Port {
            protocol = protocol == null ? Protocol.TCP : protocol;
        }
    }

    public enum Protocol {
        TCP,
        UDP
    }

    /**
     * The most the server may use.
     *
     * @param cpuMillis thousandths of a CPU core
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Resources(
            @Required @Min(1) int cpuMillis,
            @Required @Min(1) int memoryMiB,
            @Required @Min(1) int diskMiB) {}
}
