package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.crd.GameServerSpec.Query;
import io.pteronimbus.gameserver.cluster.ClusterRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to run a game.
 *
 * @param images to choose from; the first unless another is chosen, so there is at least one
 * @param done how a started game is told from a starting one
 * @param dataPath where the server's own volume is mounted
 * @param resources what a server gets unless told otherwise
 * @param install makes a server's files; null: the image needs nothing made
 * @param onExit what becomes of a game that ends by itself without an error; null: it is started again
 * @param query how the game is asked for its players; null: it cannot be asked
 * @param readOnlyRoot the game writes nothing outside its volume and {@code /tmp}; null: it may
 * @param placement labels that a cluster must have for the game to run there; null: any will do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateSpec(
        List<Image> images,
        Startup startup,
        List<Variable> variables,
        GameServerSpec.Done done,
        GameServerSpec.Stop stop,
        List<GameServerSpec.Port> ports,
        String dataPath,
        GameServerSpec.Resources resources,
        @Nullable Install install,
        @Nullable OnExit onExit,
        @Nullable Query query,
        @Nullable Boolean readOnlyRoot,
        @Nullable Map<String, String> placement) {

    public TemplateSpec {
        images = List.copyOf(images);
        variables = List.copyOf(variables);
        ports = List.copyOf(ports);
        placement = placement == null ? null : Map.copyOf(placement);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a template needs an image");
        }
        if (query != null && ports.stream().noneMatch(port -> port.name().equals(query.port()))) {
            throw new IllegalArgumentException("the query names a port that is not there");
        }
        if (placement != null && !ClusterRules.areLabels(placement)) {
            throw new IllegalArgumentException("the placement asks for labels that no cluster can have");
        }
    }

    /** Labels that a cluster must have for the game to run there. */
    public Map<String, String> neededLabels() {
        return placement == null ? Map.of() : placement;
    }

    /** What becomes of a game that ends by itself, without an error. */
    public OnExit whatOnExit() {
        return onExit == null ? OnExit.RESTART : onExit;
    }

    public boolean hasReadOnlyRoot() {
        return Boolean.TRUE.equals(readOnlyRoot);
    }

    public record Image(String name, String image) {}

    /** Replaces the image's entry point and arguments; empty keeps them. */
    public record Startup(List<String> command, List<String> args) {
        public Startup {
            command = List.copyOf(command);
            args = List.copyOf(args);
        }
    }

    /**
     * Makes a server's files, in a container of its own with the volume at {@code /mnt/server} and the game's variables.
     *
     * @param entrypoint program of the image that is given the script's path; null: {@code sh}
     * @param script what it runs; null: the image's own entry point runs
     * @param timeoutSeconds after which it has failed; null: an hour
     */
    public record Install(
            String image,
            @Nullable String entrypoint,
            @Nullable String script,
            @Nullable Integer timeoutSeconds) {

        /** @param nonce grows with each wish for a new installation */
        public GameServerSpec.Install toSpec(long nonce) {
            return new GameServerSpec.Install(
                    image,
                    entrypoint == null ? "" : entrypoint,
                    script == null ? "" : script,
                    nonce,
                    timeoutSeconds == null ? 0 : timeoutSeconds);
        }
    }

    /**
     * An environment variable of the game.
     *
     * @param editable whether people may set it for their server; null: they may
     */
    public record Variable(
            String key,
            String name,
            @Nullable String description,
            String defaultValue,
            @Nullable Boolean editable) {

        public boolean mayBeSet() {
            return editable == null || editable;
        }
    }
}
