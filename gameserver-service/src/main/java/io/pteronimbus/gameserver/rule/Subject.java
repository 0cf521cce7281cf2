package io.pteronimbus.gameserver.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that is looked at.
 *
 * @param given null: none was given
 * @param isNumber whether its rules say that it is a number, so that its size is not its length
 * @param others values of other variables by name
 */
record Subject(@Nullable String given, boolean isNumber, Map<String, String> others) {
    /** What names of variables begin with where a panel's own names for its data leak into a rule. */
    private static final String PREFIX = "environment.";

    /** Empty when none was given. */
    String text() {
        return given == null ? "" : given;
    }

    /** Only rules that say something of absence look at an empty value. Blanks alone are empty. */
    boolean isEmpty() {
        return PhpText.trim(text()).isEmpty();
    }

    @Nullable
    String other(String name) {
        return others.get(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name);
    }

    boolean isNumeric() {
        return Numbers.isNumeric(text());
    }
}
