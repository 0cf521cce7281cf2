package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.GameTemplateSpec.Variable;
import io.pteronimbus.gameserver.egg.EggValue.Kind;
import io.pteronimbus.gameserver.rule.RuleSet;
import io.pteronimbus.gameserver.rule.RuleText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables of the game's environment, with the rules that their values keep. */
final class EggVariables {
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_NAME = 191;
    private static final int LONGEST_DESCRIPTION = 4_096;
    private static final int LONGEST_VALUE = 8_192;
    private static final int LONGEST_RULE = 2_048;
    private static final int MOST_RULES = 64;
    private static final Set<String> KNOWN = Set.of(
            "name",
            "description",
            "env_variable",
            "default_value",
            "user_viewable",
            "user_editable",
            "rules",
            "field_type",
            "sort");

    private EggVariables() {}

    static List<Variable> of(EggValue variables, ImportReport.Notes notes) {
        var byKey = new LinkedHashMap<String, Variable>();
        for (var value : inOrder(variables.elements())) {
            var key = value.get("env_variable").limited(LONGEST_VALUE).strip();
            if (!KEY.matcher(key).matches() || key.length() > LONGEST_KEY) {
                notes.impossible(value.get("env_variable"), "no environment variable can have this name");
            } else if (ReservedVariables.contains(key)) {
                notes.adapted(value.get("env_variable"), "the panel itself sets " + key + ": the egg's is left out");
            } else {
                if (byKey.remove(key) != null) {
                    notes.adapted(value, "there are two of " + key + ": the last counts");
                }
                byKey.put(key, variable(key, value, notes));
            }
        }
        if (byKey.size() > GameTemplateSpec.MOST_VARIABLES) {
            throw new EggException(
                    "there are more than " + GameTemplateSpec.MOST_VARIABLES + " variables", variables.place());
        }
        return List.copyOf(byKey.values());
    }

    /** As they are numbered, when all of them are. */
    private static List<EggValue> inOrder(List<EggValue> variables) {
        if (!variables.stream().allMatch(value -> value.get("sort").is(Kind.NUMBER))) {
            return variables;
        }
        return variables.stream()
                .sorted(Comparator.comparing(
                        value -> new BigDecimal(value.get("sort").text())))
                .toList();
    }

    private static Variable variable(String key, EggValue value, ImportReport.Notes notes) {
        value.members().forEach((name, part) -> {
            if (!KNOWN.contains(name)) {
                notes.ignored(part, "nothing is known of this");
            }
        });
        var name = value.get("name").limited(LONGEST_DESCRIPTION).strip();
        var description = value.get("description").limited(LONGEST_DESCRIPTION);
        var isSecret = SecretNames.matches(key);
        var rules = rules(value.get("rules"), notes);
        var made = new Variable(
                key,
                name.isEmpty() ? key : name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                description.isEmpty() ? null : description,
                defaultValue(value.get("default_value"), notes),
                value.get("user_editable").isYes(false),
                value.get("user_viewable").isYes(false),
                isSecret ? true : null,
                rules);
        if (isSecret) {
            notes.adapted(value, key + " is taken for a secret: whoever sets it is not shown it again");
        } else {
            notes.mapped(value, "the variable " + key);
        }
        noteDefault(made, value, notes);
        return made;
    }

    private static String defaultValue(EggValue value, ImportReport.Notes notes) {
        var text = value.limited(LONGEST_VALUE);
        if (value.is(Kind.NUMBER) || value.is(Kind.BOOLEAN)) {
            notes.adapted(value, "variables are text: \"" + text + "\"");
        }
        return text;
    }

    private static List<String> rules(EggValue value, ImportReport.Notes notes) {
        var rules = new ArrayList<String>();
        for (var element : value.elements()) {
            var text = element.limited(LONGEST_RULE * MOST_RULES);
            var parts = value.is(Kind.TEXT) ? RuleText.split(text) : List.of(text);
            parts.stream().map(String::strip).filter(part -> !part.isEmpty()).forEach(rules::add);
        }
        if (rules.size() > MOST_RULES || rules.stream().anyMatch(rule -> rule.length() > LONGEST_RULE)) {
            throw new EggException(value.path() + " has too many rules, or one that is too long", value.place());
        }
        RuleSet.parse(rules)
                .unsupported()
                .forEach(rule -> notes.impossible(value, "the rule " + rule + " is not known: it refuses no value"));
        return rules;
    }

    private static void noteDefault(Variable variable, EggValue value, ImportReport.Notes notes) {
        var violations = RuleSet.parse(variable.rules()).check(variable.defaultValue(), Map.of());
        if (!violations.isEmpty()) {
            notes.adapted(
                    value.get("default_value"),
                    variable.defaultValue().isEmpty()
                            ? "there is no value: a server needs one of its own"
                            : "it does not keep the variable's own rules: it is used as it is until another is set");
        }
    }
}
