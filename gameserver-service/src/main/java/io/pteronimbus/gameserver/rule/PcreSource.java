package io.pteronimbus.gameserver.rule;

import java.util.Optional;

/**
 * A regular expression as PHP takes it: a delimiter, the expression, the delimiter again or its counterpart, flags.
 *
 * @param flags letters
 */
record PcreSource(String body, String flags) {
    /** All that have a meaning here, and those that change nothing in whether something is found. */
    private static final String KNOWN = "imsxuDAUSXn";

    private static final String BLANKS = " \t\n\r\f\u000B";
    private static final String OPENING = "([{<";
    private static final String CLOSING = ")]}>";

    /** Empty where it does not end, or has flags that are unknown. */
    static Optional<PcreSource> read(String text) {
        int start = start(text);
        int end = start < 0 ? -1 : closing(text, start, start + 1);
        if (end < 0) {
            return Optional.empty();
        }
        var flags = text.substring(end + 1).strip();
        return flags.chars().allMatch(flag -> KNOWN.indexOf(flag) >= 0)
                ? Optional.of(new PcreSource(text.substring(start + 1, end), flags))
                : Optional.empty();
    }

    /** The delimiter that begins an expression, after blanks; negative where there is none. */
    static int start(CharSequence text) {
        int at = 0;
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == text.length()) {
            return -1;
        }
        char delimiter = text.charAt(at);
        boolean isOne =
                delimiter > ' ' && delimiter < 0x7f && delimiter != '\\' && !Character.isLetterOrDigit(delimiter);
        return isOne ? at : -1;
    }

    /** The next delimiter that may end an expression, from a place on; negative where there is none. */
    static int closing(CharSequence text, int start, int from) {
        char open = text.charAt(start);
        int pair = OPENING.indexOf(open);
        char close = pair < 0 ? open : CLOSING.charAt(pair);
        int depth = 1;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == close && --depth == 0) {
                return at;
            } else if (pair >= 0 && c == open) {
                depth++;
            }
        }
        return -1;
    }

    boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** Whether characters are Unicode's, not bytes. */
    boolean isUnicode() {
        return has('u');
    }
}
