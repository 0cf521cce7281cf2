package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.GameTemplateSpec.Variable;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that a request to make or to change a server asks for; null leaves one as it is. */
interface SettingsRequest {
    /** Longest value of a variable. */
    int LONGEST_VALUE = 2_000;

    @Nullable
    ResourcesRequest resources();

    @Nullable
    String image();

    /** By key; a null value goes back to the template's. */
    @Nullable
    Map<String, @Nullable String> variables();

    @Nullable
    Integer stopWhenEmptyMinutes();

    /** What becomes of a game that ends by itself without an error; what the template says follows the template. */
    @Nullable
    OnExit onExit();

    /** Name of one of the template's start-up commands. */
    @Nullable
    String startup();

    /** In place of those it has. */
    @Nullable
    List<@Nullable String> tags();

    /** Whether the server is to be made: then values that it must have cannot be left out. */
    boolean ofNewServer();

    /** Those values with the ones that are asked for. */
    default Map<String, String> variablesOver(Map<String, String> present) {
        var values = new HashMap<>(present);
        var wanted = variables();
        if (wanted != null) {
            wanted.forEach((key, value) -> {
                if (value == null) {
                    values.remove(key);
                } else {
                    values.put(key, value);
                }
            });
        }
        return values;
    }

    /** Throws 400 for what the template does not have, or does not let people set. */
    default void check(GameTemplateSpec template) {
        var errors = new ArrayList<FieldError>();
        var image = image();
        if (image != null
                && template.images().stream().noneMatch(one -> one.image().equals(image))) {
            errors.add(new FieldError("image", FieldErrorCode.UNKNOWN, "is not an image of the server's template"));
        }
        var minutes = stopWhenEmptyMinutes();
        if (minutes != null && minutes > 0 && template.query() == null) {
            errors.add(new FieldError(
                    "stopWhenEmptyMinutes",
                    FieldErrorCode.NOT_ALLOWED,
                    "must be 0, since this game cannot be asked for its players",
                    Map.of("value", minutes)));
        }
        var startup = startup();
        if (startup != null
                && template.startup().lines().stream()
                        .noneMatch(line -> line.name().equals(startup))) {
            errors.add(new FieldError(
                    "startup", FieldErrorCode.UNKNOWN, "is not a start-up command of the server's template"));
        }
        var variables = variables();
        if (variables != null) {
            variables.forEach((key, value) -> check(key, value, template.variables(), errors));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.toArray(FieldError[]::new));
        }
    }

    private static void check(String key, @Nullable String value, List<Variable> known, List<FieldError> errors) {
        var field = "variables." + key;
        var variable = known.stream().filter(one -> one.key().equals(key)).findFirst();
        if (variable.isEmpty()) {
            errors.add(new FieldError(field, FieldErrorCode.UNKNOWN, "is not a variable of the server's template"));
        } else if (!variable.get().mayBeSet()) {
            // the value is not told again: it may be a secret
            errors.add(new FieldError(
                    field, FieldErrorCode.NOT_ALLOWED, "is not for people to set", Map.of("value", key)));
        } else if (value != null && value.length() > LONGEST_VALUE) {
            errors.add(new FieldError(
                    field,
                    FieldErrorCode.TOO_LONG,
                    "must have at most " + LONGEST_VALUE + " characters",
                    Map.of("max", LONGEST_VALUE)));
        } else if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, ServerRules.NAME_MESSAGE));
        }
    }
}
