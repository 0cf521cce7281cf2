package io.pteronimbus.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.crd.GameServerSpec.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to run a game: the same in the API, in the database and in a cluster. What was written before something
 * could be said of it does not say it, so everything but the first is optional to whoever reads.
 *
 * @param images to choose from, each name and each image once; the first unless another is chosen
 * @param variables of the game's environment, each key once
 * @param configFiles of the game, changed before each start
 * @param install makes a server's files; null: the image needs nothing made
 * @param done how a started game is told from a starting one
 * @param query how the game is asked for its players; null: it cannot be asked
 * @param liveness how a game that hangs is told; null: it is not
 * @param features names of what the field's panels do for such a game, as {@code eula}
 * @param denyList patterns of files that people may not open or change, as in a {@code .gitignore}
 * @param dataPath where the server's own volume is mounted
 * @param resources what a server gets unless told otherwise
 * @param onExit what becomes of a game that ends by itself without an error; null: it is started again
 * @param readOnlyRoot the game writes nothing outside its volume and {@code /tmp}; null: it may
 * @param placement labels that a cluster must have for the game to run there; null: any will do
 * @param tags by which people find it
 * @param egg what only eggs say; null: nothing, or it came of none
 */
@ValidationRule(
        value = "self.images.all(i, self.images.exists_one(j, j.name == i.name))",
        message = "each image has a name of its own",
        fieldPath = ".images")
@ValidationRule(
        value = "!has(self.variables) || self.variables.all(v, self.variables.exists_one(w, w.key == v.key))",
        message = "each variable has a key of its own",
        fieldPath = ".variables")
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
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record GameTemplateSpec(
        @Required @Size(min = 1, max = GameTemplateSpec.MOST_IMAGES)
        List<Image> images,

        Startup startup,
        @Size(max = GameTemplateSpec.MOST_VARIABLES) List<Variable> variables,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = GameTemplateSpec.MOST_FILES)
        List<GameServerSpec.ConfigFile> configFiles,

        @Nullable Install install,
        @Required GameServerSpec.Done done,
        @Required GameServerSpec.Stop stop,
        @Size(max = 16) List<GameServerSpec.Port> ports,
        @Nullable Query query,
        @Nullable Liveness liveness,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 64)
        List<@Size(max = 100) String> features,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 256)
        List<@Size(max = 256) String> denyList,

        @Pattern("^/[A-Za-z0-9._/-]{1,200}$") String dataPath,

        @Required GameServerSpec.Resources resources,
        @Nullable OnExit onExit,
        @Nullable Boolean readOnlyRoot,
        @Nullable Map<String, String> placement,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 64)
        List<@Size(max = 100) String> tags,

        @Nullable Egg egg) {

    public static final int MOST_IMAGES = 64;
    public static final int MOST_VARIABLES = 200;
    public static final int MOST_FILES = 64;

    public GameTemplateSpec {
        images = images == null ? List.of() : List.copyOf(images);
        startup = startup == null ? new Startup(List.of(), List.of(), List.of()) : startup;
        variables = variables == null ? List.of() : List.copyOf(variables);
        configFiles = configFiles == null ? List.of() : List.copyOf(configFiles);
        ports = ports == null ? List.of() : List.copyOf(ports);
        features = features == null ? List.of() : List.copyOf(features);
        denyList = denyList == null ? List.of() : List.copyOf(denyList);
        dataPath = dataPath == null ? GameServerSpec.DEFAULT_DATA_PATH : dataPath;
        placement = placement == null ? null : Map.copyOf(placement);
        tags = tags == null ? List.of() : List.copyOf(tags);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a template needs an image");
        }
        requireUnique(images, Image::name, "image");
        requireUnique(variables, Variable::key, "variable");
        requireUnique(ports, GameServerSpec.Port::name, "port");
        if (query != null && ports.stream().noneMatch(port -> port.name().equals(query.port()))) {
            throw new IllegalArgumentException("the query names a port that is not there");
        }
        if (liveness != null
                && ports.stream()
                        .noneMatch(port -> port.name().equals(liveness.port())
                                && port.protocol() == GameServerSpec.Protocol.TCP)) {
            throw new IllegalArgumentException("liveness names a port that is not there, or is not TCP");
        }
    }

    private static <T> void requireUnique(List<T> things, Function<T, String> name, String what) {
        var seen = new HashSet<String>();
        things.stream().map(name).filter(one -> !seen.add(one)).findFirst().ifPresent(twice -> {
            throw new IllegalArgumentException("there are two of the " + what + " " + twice);
        });
    }

    /** What becomes of a game that ends by itself, without an error. */
    public OnExit whatOnExit() {
        return onExit == null ? OnExit.RESTART : onExit;
    }

    /** Whether the game writes nothing outside its volume and {@code /tmp}. */
    public boolean hasReadOnlyRoot() {
        return Boolean.TRUE.equals(readOnlyRoot);
    }

    /** Labels that a cluster must have for the game to run there. */
    public Map<String, String> neededLabels() {
        return placement == null ? Map.of() : placement;
    }

    /** @param name for people */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Image(
            @Required @Size(min = 1, max = 191) String name,
            @Required @Size(min = 1, max = 512) String image) {}

    /**
     * @param command replaces the image's entry point; empty keeps it
     * @param args replaces the image's arguments; empty keeps them
     * @param lines start-up commands to choose from, given to the image as {@code STARTUP}, which puts {@code {{VARIABLES}}} into it
     *     and runs it; the first unless another is chosen. Empty: the image knows what to run
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Startup(
            @Size(max = 64) List<String> command,
            @Size(max = 64) List<String> args,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 32)
            List<Line> lines) {
        public Startup {
            command = command == null ? List.of() : List.copyOf(command);
            args = args == null ? List.of() : List.copyOf(args);
            lines = lines == null ? List.of() : List.copyOf(lines);
            requireUnique(lines, Line::name, "start-up command");
        }
    }

    /** @param name for people */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(
            @Required @Size(min = 1, max = 191) String name,
            @Required @Size(max = 8192) String line) {}

    /**
     * An environment variable of the game.
     *
     * @param editable whether people may set it for their server; null: they may
     * @param viewable whether people see it; null: they do
     * @param secret whether its value is never told again; null: it may be
     * @param rules its value must keep, as {@code required} or {@code max:20}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Variable(
            @Required @Size(max = 128) @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
            String key,

            @Required @Size(max = 191) String name,
            @Size(max = 4096) @Nullable String description,
            @Required @Size(max = 8192) String defaultValue,
            @Nullable Boolean editable,
            @Nullable Boolean viewable,
            @Nullable Boolean secret,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 64)
            List<@Size(max = 2048) String> rules) {

        public Variable {
            rules = rules == null ? List.of() : List.copyOf(rules);
        }

        /** What people do not see they do not set. */
        public boolean mayBeSet() {
            return (editable == null || editable) && mayBeSeen();
        }

        public boolean mayBeSeen() {
            return viewable == null || viewable;
        }

        public boolean hasSecret() {
            return Boolean.TRUE.equals(secret);
        }
    }

    /**
     * Makes a server's files, in a container of its own with the volume at {@code /mnt/server} and the game's variables.
     *
     * @param entrypoint program of the image that is given the script's path; null: {@code sh}
     * @param script what it runs; null: the image's own entry point runs
     * @param timeoutSeconds after which it has failed; null: an hour
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Install(
            @Required @Size(min = 1, max = 512) String image,
            @Size(max = 64) @Nullable String entrypoint,
            @Size(max = 131072) @Nullable String script,
            @Min(1) @Max(86400) @Nullable Integer timeoutSeconds) {

        /**
         * @param nonce grows with each wish for a new installation
         * @param wipe whether it begins with deleting all files
         */
        public GameServerSpec.Install toSpec(long nonce, boolean wipe) {
            return new GameServerSpec.Install(
                    image,
                    entrypoint == null ? "" : entrypoint,
                    script == null ? "" : script.replace("\r\n", "\n"),
                    nonce,
                    timeoutSeconds == null ? 0 : timeoutSeconds,
                    wipe);
        }
    }

    /**
     * What only the panels that read eggs make something of. It is kept for them.
     *
     * @param icon a {@code data:} URL
     * @param logs JSON text
     * @param startup what is said of start-up beside how its end is told, JSON text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Egg(
            @Size(max = 64) @Nullable String uuid,
            @Size(max = 191) @Nullable String author,
            @Size(max = 2048) @Nullable String updateUrl,
            @Size(max = 400000) @Nullable String icon,
            @Size(max = 16384) @Nullable String logs,
            @Size(max = 16384) @Nullable String startup) {}
}
