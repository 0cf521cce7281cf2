package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.gameserver.template.TemplateSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server's game is started, by the version of the template it was made from.
 *
 * @param image what the game runs in
 * @param images to choose from
 * @param onExit what becomes of the game when it ends by itself, without an error
 * @param defaultOnExit what the template says of that
 * @param installs whether its files can be made anew
 * @param countsPlayers whether the game can be asked for its players, which stopping it when empty needs
 */
record StartupView(
        String image,
        List<TemplateSpec.Image> images,
        List<VariableView> variables,
        OnExit onExit,
        OnExit defaultOnExit,
        boolean installs,
        boolean countsPlayers) {

    /**
     * @param value the game is started with
     * @param editable whether people may set it
     */
    record VariableView(
            String key,
            String name,
            @Nullable String description,
            String value,
            String defaultValue,
            boolean editable) {}

    static StartupView of(ServerSettings settings, TemplateSpec template) {
        var environment = settings.environment(template);
        return new StartupView(
                settings.imageOf(template),
                template.images(),
                template.variables().stream()
                        .map(variable -> new VariableView(
                                variable.key(),
                                variable.name(),
                                variable.description(),
                                environment.getOrDefault(variable.key(), variable.defaultValue()),
                                variable.defaultValue(),
                                variable.mayBeSet()))
                        .toList(),
                settings.onExitOf(template),
                template.whatOnExit(),
                template.install() != null,
                template.query() != null);
    }
}
