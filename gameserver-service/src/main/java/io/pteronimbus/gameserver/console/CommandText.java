package io.pteronimbus.gameserver.console;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import java.util.Map;

/** Rules of a line that goes to a game: one line, of 1 to 1,024 characters, not all of them blank. */
final class CommandText {
    static final int LONGEST = 1_024;

    private static final String LENGTH = "must be 1 to 1024 characters";

    private CommandText() {}

    /** The text, or 400 naming the field. */
    static String check(String field, String text) {
        if (text.isBlank()) {
            throw ProblemException.invalid(new FieldError(field, FieldErrorCode.REQUIRED, LENGTH));
        }
        if (text.length() > LONGEST) {
            throw ProblemException.invalid(
                    new FieldError(field, FieldErrorCode.TOO_LONG, LENGTH, Map.of("max", LONGEST)));
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw ProblemException.invalid(new FieldError(field, "must not contain line breaks or control characters"));
        }
        return text;
    }
}
