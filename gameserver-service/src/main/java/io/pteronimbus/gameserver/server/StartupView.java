package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.GameTemplateSpec.Variable;
import io.pteronimbus.gameserver.rule.FormField;
import io.pteronimbus.gameserver.rule.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server's game is started, by the version of the template it was made from.
 *
 * @param image what the game runs in
 * @param images to choose from
 * @param startup name of the start-up command the image is given; null where it knows what to run
 * @param startups to choose from
 * @param onExit what becomes of the game when it ends by itself, without an error
 * @param defaultOnExit what the template says of that
 * @param installs whether its files can be made anew
 * @param countsPlayers whether the game can be asked for its players, which stopping it when empty needs
 */
record StartupView(
        String image,
        List<GameTemplateSpec.Image> images,
        @Nullable String startup,
        List<GameTemplateSpec.Line> startups,
        List<VariableView> variables,
        OnExit onExit,
        OnExit defaultOnExit,
        boolean installs,
        boolean countsPlayers) {

    /**
     * @param value the game is started with; null for a secret, which is not told
     * @param isSet whether the server has a value of its own
     * @param editable whether people may set it
     * @param secret whether its value is told to nobody
     * @param field how a form asks for it
     */
    record VariableView(
            String key,
            String name,
            @Nullable String description,
            @Nullable String value,
            boolean isSet,
            String defaultValue,
            boolean editable,
            boolean secret,
            List<String> rules,
            FormField field) {

        static VariableView of(Variable variable, ServerSettings settings) {
            var own = settings.variables().get(variable.key());
            var value = own == null ? variable.defaultValue() : own;
            return new VariableView(
                    variable.key(),
                    variable.name(),
                    variable.description(),
                    variable.hasSecret() ? null : value,
                    own != null,
                    variable.defaultValue(),
                    variable.mayBeSet(),
                    variable.hasSecret(),
                    variable.rules(),
                    RuleSet.parse(variable.rules()).describe());
        }
    }

    static StartupView of(ServerSettings settings, GameTemplateSpec template) {
        return new StartupView(
                settings.imageOf(template),
                template.images(),
                settings.startupLine(template).map(GameTemplateSpec.Line::name).orElse(null),
                template.startup().lines(),
                template.variables().stream()
                        .filter(Variable::mayBeSeen)
                        .map(variable -> VariableView.of(variable, settings))
                        .toList(),
                settings.onExitOf(template),
                template.whatOnExit(),
                template.install() != null,
                template.query() != null);
    }
}
