package io.pteronimbus.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the panel wants of one game server.
 *
 * @param generation of the intent, grows with every change the panel accepts. Of servers that the panel did not make it means nothing:
 *     there {@code metadata.generation} is taken for it
 * @param restartNonce a pod started under a smaller one is stopped gracefully and started again
 * @param killNonce a pod started under a smaller one is killed
 * @param command replaces the image's entry point; null or empty keeps it
 * @param args replaces the image's arguments; null or empty keeps them
 * @param env plain values
 * @param secretEnv values that are read from Secrets of the server's namespace when the game starts
 * @param dataPath where the server's own volume is mounted
 * @param ports may be empty: nobody connects to the server
 * @param suspended an administrator holds the server: it is stopped whatever is desired
 * @param onExit what becomes of a game that ends by itself with exit code 0
 * @param install makes the server's files; null: the image needs nothing made
 * @param query how the game is asked for its players; null: it cannot be asked
 * @param stopWhenEmptyMinutes after so long without players the server is stopped; 0: never
 * @param storage null: the cluster's default class, and the volume goes with the server
 * @param readOnlyRoot the game writes nothing outside its volume and {@code /tmp}
 * @param eviction whether the cluster may move the server when it empties a node
 * @param configFiles of the game, changed before each start
 * @param grant compact JWS that the panel signed for this generation
 */
@ValidationRule(
        value = "self.generation >= oldSelf.generation",
        message = "an older intent never replaces a newer one",
        fieldPath = ".generation")
@ValidationRule(
        value = "(has(self.storage) && has(self.storage.className) ? self.storage.className : '')"
                + " == (has(oldSelf.storage) && has(oldSelf.storage.className) ? oldSelf.storage.className : '')",
        message = "the storage class of a volume cannot be changed",
        fieldPath = ".storage")
@ValidationRule(
        value = "!has(self.ports) || self.ports.all(p, self.ports.exists_one(q, q.name == p.name))",
        message = "each port has a name of its own",
        fieldPath = ".ports")
@ValidationRule(
        value = "!has(self.ports) || self.ports.all(p, self.ports.exists_one(q,"
                + " q.containerPort == p.containerPort && q.protocol == p.protocol))",
        message = "no two ports have the same number and protocol",
        fieldPath = ".ports")
@ValidationRule(
        value = "!has(self.secretEnv) || self.secretEnv.all(v, self.secretEnv.exists_one(w, w.name == v.name))",
        message = "each variable comes from one Secret",
        fieldPath = ".secretEnv")
@ValidationRule(
        value = "!has(self.query) || (has(self.ports) && self.ports.exists(p, p.name == self.query.port))",
        message = "the query names a port that is not there",
        fieldPath = ".query")
@ValidationRule(
        value =
                "!has(self.liveness) || (has(self.ports) && self.ports.exists(p, p.name == self.liveness.port && p.protocol == 'TCP'))",
        message = "liveness names a port that is not there, or is not TCP",
        fieldPath = ".liveness")
@ValidationRule(
        value = "!has(self.done.byQuery) || !self.done.byQuery || has(self.query)",
        message = "readiness by query needs a query",
        fieldPath = ".done")
@ValidationRule(
        value = "!has(self.stopWhenEmptyMinutes) || self.stopWhenEmptyMinutes == 0 || has(self.query)",
        message = "who is to be stopped when empty must be asked for players, which needs a query",
        fieldPath = ".stopWhenEmptyMinutes")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record GameServerSpec(
        @Required @Size(min = 1, max = 80) String displayName,
        @Min(1) @Default("1") long generation,
        @Required DesiredState desiredState,
        @Min(0) long restartNonce,
        @Min(0) long killNonce,
        @Required TemplateRef template,
        @Required @Size(min = 1, max = 512) String image,
        @Size(max = 64) List<String> command,
        @Size(max = 64) List<String> args,
        @Size(max = 256) Map<String, String> env,
        @Size(max = 200) List<SecretVariable> secretEnv,
        @Required Done done,
        @Required Stop stop,

        @Size(max = 16) List<Port> ports,

        @Pattern("^/[A-Za-z0-9._/-]{1,200}$") @Default(GameServerSpec.DEFAULT_DATA_PATH)
        String dataPath,

        @Required Resources resources,
        boolean suspended,
        @Default("RESTART") OnExit onExit,
        @Nullable Install install,
        @Nullable Query query,
        @Nullable Liveness liveness,
        @Min(0) @Max(1440) int stopWhenEmptyMinutes,
        @Nullable Storage storage,
        boolean readOnlyRoot,
        @Default("ALLOWED") Eviction eviction,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 64)
        List<ConfigFile> configFiles,

        @Nullable String grant) {

    public static final String DEFAULT_DATA_PATH = "/data";

    public GameServerSpec {
        command = command == null ? List.of() : List.copyOf(command);
        args = args == null ? List.of() : List.copyOf(args);
        env = env == null ? Map.of() : Map.copyOf(env);
        secretEnv = secretEnv == null ? List.of() : List.copyOf(secretEnv);
        onExit = onExit == null ? OnExit.RESTART : onExit;
        eviction = eviction == null ? Eviction.ALLOWED : eviction;
        ports = ports == null ? List.of() : List.copyOf(ports);
        dataPath = dataPath == null ? DEFAULT_DATA_PATH : dataPath;
        configFiles = configFiles == null ? List.of() : List.copyOf(configFiles);
    }

    /** The same for another generation of the intent. */
    public GameServerSpec ofGeneration(long other) {
        return new GameServerSpec(
                displayName,
                other,
                desiredState,
                restartNonce,
                killNonce,
                template,
                image,
                command,
                args,
                env,
                secretEnv,
                done,
                stop,
                ports,
                dataPath,
                resources,
                suspended,
                onExit,
                install,
                query,
                liveness,
                stopWhenEmptyMinutes,
                storage,
                readOnlyRoot,
                eviction,
                configFiles,
                grant);
    }

    /** Where the server is to end. */
    public enum DesiredState {
        RUNNING,
        STOPPED
    }

    /** What becomes of a game that ends by itself, without an error. */
    public enum OnExit {
        /** It is started again. It is no crash. */
        RESTART,
        /** It stays ended until somebody starts it. */
        STOP
    }

    /** Whether a running game may be moved by the cluster; its world is saved when it is. */
    public enum Eviction {
        ALLOWED,
        /** A PodDisruptionBudget asks whoever empties the node to wait. */
        NEVER
    }

    /** The template the spec was rendered from; for people, nothing is looked up by it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TemplateRef(
            @Required String slug, @Required String version) {}

    /**
     * How a started game is told from a starting one.
     *
     * @param pattern a part of the output line, or a regular expression found in it; empty: started when its process runs
     * @param byQuery the game is started when it answers the query; no pattern is looked for
     * @param others further patterns, any of which will do; none beside an empty one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Done(
            @Required @Size(max = 512) String pattern,
            boolean regex,
            boolean byQuery,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 15)
            List<DonePattern> others) {

        public Done {
            others = others == null ? List.of() : List.copyOf(others);
        }

        public Done(String pattern, boolean regex) {
            this(pattern, regex, false, List.of());
        }

        /** All of them. */
        public List<DonePattern> patterns() {
            return Stream.concat(Stream.of(new DonePattern(pattern, regex)), others.stream())
                    .filter(one -> !one.pattern().isEmpty())
                    .toList();
        }
    }

    /** @param pattern a part of the output line, or a regular expression found in it */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DonePattern(
            @Required @Size(min = 1, max = 512) String pattern, boolean regex) {}

    /**
     * How the game is asked to stop: a line to its standard input, else a signal, else {@code SIGTERM}.
     *
     * @param signal a name as {@code SIGINT}
     * @param timeoutSeconds after which it is killed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @ValidationRule(
            value = "!(has(self.command) && has(self.signal))",
            message = "a game is stopped by a command or by a signal, not by both")
    public record Stop(
            @Size(max = 256) @Nullable String command,
            @Pattern("^SIG[A-Z0-9]{2,8}$") @Nullable String signal,
            @Required @Min(1) @Max(3600) int timeoutSeconds) {}

    /** A port the game listens on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Port(
            @Required @Size(max = 15) @Pattern("^[a-z](-?[a-z0-9])*$")
            String name,

            @Required @Min(1) @Max(65535) int containerPort,
            @Default("TCP") Protocol protocol) {
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

    /**
     * An environment variable whose value lies in a Secret.
     *
     * @param name of the variable
     * @param secret name of the Secret, in the server's namespace
     * @param key within the Secret
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SecretVariable(
            @Required @Size(max = 128) @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
            String name,

            @Required @Pattern("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$")
            String secret,

            @Required @Pattern("^[A-Za-z0-9._-]{1,253}$") String key) {}

    /**
     * Makes the server's files, once before the first start and again whenever {@code nonce} grows. It runs in a
     * container of its own, with the server's volume at {@code /mnt/server} and the game's variables.
     *
     * @param entrypoint program of the image that is given the script's path, as {@code bash}
     * @param script what it runs; empty: the image's own entry point runs
     * @param nonce grows with each wish for a new installation, from 1
     * @param timeoutSeconds after which it has failed; 0: an hour
     * @param wipe whether all files are deleted first, once for each nonce
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Install(
            @Required @Size(min = 1, max = 512) String image,
            @Size(max = 64) String entrypoint,
            @Size(max = 131072) String script,
            @Required @Min(1) long nonce,
            @Min(0) @Max(86400) int timeoutSeconds,
            boolean wipe) {
        private static final int HOUR = 3600;

        public Install {
            entrypoint = entrypoint == null || entrypoint.isEmpty() ? "sh" : entrypoint;
            script = script == null ? "" : script;
            timeoutSeconds = timeoutSeconds == 0 ? HOUR : timeoutSeconds;
        }
    }

    /**
     * @param port name of one of the ports
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Query(
            @Required QueryProtocol protocol,
            @Required @Size(max = 15) String port) {}

    /**
     * A file of the game's own that is changed before each start.
     *
     * @param path beneath the server's volume, without a leading slash
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ConfigFile(
            @Required @Size(min = 1, max = 512) String path,
            @Required ConfigParser parser,
            @Size(max = 500) List<ConfigEdit> edits) {
        public ConfigFile {
            edits = edits == null ? List.of() : List.copyOf(edits);
        }
    }

    /** In what manner a file is read and changed. */
    public enum ConfigParser {
        /** Line by line: one that begins with what is looked for is replaced whole. */
        FILE,
        PROPERTIES,
        INI,
        JSON,
        YAML,
        XML
    }

    /**
     * @param match what is set, as the parser names it: a key, a path with dots, the beginning of a line
     * @param value that it gets; may name variables as {@code {{env.MOTD}}}
     * @param literal the value is a JSON value written down, not text
     * @param ifValue it is set only where it has this value, or one that {@code regex:} finds; null: always
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ConfigEdit(
            @Required @Size(min = 1, max = 512) String match,
            @Required @Size(max = 8192) String value,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean literal,
            @Size(max = 512) @Nullable String ifValue) {}

    /** How games tell who plays. */
    public enum QueryProtocol {
        /** Server list ping of Minecraft: Java Edition. */
        MINECRAFT,
        /** Valve's A2S. */
        A2S,
        /** {@code getstatus} of Quake III Arena and its relatives. */
        QUAKE3,
        /** What OpenTTD, 12.0 and later, tells those who ask before they join. */
        OPENTTD
    }

    /**
     * @param className the volume's storage class; null: the cluster's default
     * @param retain the volume stays when the server is deleted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Storage(
            @Size(max = 253) @Pattern("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$") @Nullable
            String className,

            boolean retain) {}
}
