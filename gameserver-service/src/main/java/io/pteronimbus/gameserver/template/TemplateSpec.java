package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.crd.GameServerSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to run a game.
 *
 * @param images to choose from; the first unless another is chosen, so there is at least one
 * @param done how a started game is told from a starting one
 * @param dataPath where the server's own volume is mounted
 * @param resources what a server gets unless told otherwise
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
        GameServerSpec.Resources resources) {

    public TemplateSpec {
        images = List.copyOf(images);
        variables = List.copyOf(variables);
        ports = List.copyOf(ports);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a template needs an image");
        }
    }

    public record Image(String name, String image) {}

    /** Replaces the image's entry point and arguments; empty keeps them. */
    public record Startup(List<String> command, List<String> args) {
        public Startup {
            command = List.copyOf(command);
            args = List.copyOf(args);
        }
    }

    /** An environment variable of the game. */
    public record Variable(
            String key, String name, @Nullable String description, String defaultValue) {}

    /** The environment of a server that changes nothing. */
    public Map<String, String> defaultEnvironment() {
        return variables.stream().collect(Collectors.toUnmodifiableMap(Variable::key, Variable::defaultValue));
    }
}
