package io.pteronimbus.gameserver.console;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;

/** Rules of a line that goes to a game: one line, of 1 to 1,024 characters, not all of them blank. */
final class CommandText {
    static final int LONGEST = 1_024;

    private CommandText() {}

    /** The text, or 400 naming the field. */
    static String check(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw ProblemException.invalid(new FieldError(field, "must be 1 to 1024 characters"));
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw ProblemException.invalid(new FieldError(field, "must not contain line breaks or control characters"));
        }
        return text;
    }
}
