package io.pteronimbus.configfiles;

import java.util.Optional;

/**
 * A value to set.
 *
 * @param match what to change: a key, a path or the beginning of a line, as the parser has it
 * @param value the text to set, with placeholders; of a literal its JSON text
 * @param literal whether {@code value} is JSON (a number, a boolean, null, an object, a list) rather than text
 * @param ifValue when present, only what has this value is changed; {@code regex:} and an expression (RE2) changes what
 *     the expression is found in, and of that only the found part, with {@code $1} in {@code value} for its groups
 */
public record Edit(String match, String value, boolean literal, Optional<String> ifValue) {

    /** Does not tell its value, which may be a password. */
    @Override
    public String toString() {
        return "Edit[match=" + match + "]";
    }
}
