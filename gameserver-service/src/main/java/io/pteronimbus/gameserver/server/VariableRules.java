package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.GameTemplateSpec.Variable;
import io.pteronimbus.gameserver.rule.RuleSet;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds values of variables against the rules of the template. */
final class VariableRules {
    private static final String REQUIRED = "rule.required";

    private VariableRules() {}

    /**
     * What is wrong with the values that are asked for, and, of a server to be made, with those that are not given and must be. A value of the template's own
     * is not held against its rules: whoever asks for a server has not chosen it.
     *
     * @param asked keys of the values that somebody sets
     * @param all values that the game would be started with, by key
     * @param isNew whether what is missing must be given
     */
    static List<FieldError> errors(
            GameTemplateSpec template, Set<String> asked, Map<String, String> all, boolean isNew) {
        var errors = new ArrayList<FieldError>();
        for (var variable : template.variables()) {
            var value = all.getOrDefault(variable.key(), "");
            var isAsked = asked.contains(variable.key());
            var isMissing = isNew && variable.mayBeSet() && value.isEmpty();
            if (isAsked || isMissing) {
                errors(variable, value, all).stream()
                        .filter(error -> isAsked || error.code() == FieldErrorCode.REQUIRED)
                        .forEach(errors::add);
            }
        }
        return errors;
    }

    private static List<FieldError> errors(Variable variable, String value, Map<String, String> all) {
        return RuleSet.parse(variable.rules()).check(value, all).stream()
                .map(violation -> {
                    var params = new HashMap<String, Object>(violation.arguments());
                    params.put("rule", violation.key());
                    return new FieldError(
                            "variables." + variable.key(),
                            violation.key().equals(REQUIRED) ? FieldErrorCode.REQUIRED : FieldErrorCode.BREAKS_RULE,
                            violation.message(),
                            params);
                })
                .limit(1)
                .toList();
    }
}
