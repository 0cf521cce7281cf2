package io.pteronimbus.gameserver.rule;

import java.util.Map;

/**
 * A rule that a value does not keep.
 *
 * @param key names the rule, and the kind of value where the sentence depends on it: {@code rule.between.numeric}
 * @param arguments what the sentence needs to be said in another language: texts, numbers and lists of texts of the
 *     rule; never the value, which may be secret
 * @param message in English, to follow the name of the variable
 */
public record Violation(String key, Map<String, Object> arguments, String message) {
    public Violation {
        arguments = Map.copyOf(arguments);
    }
}
