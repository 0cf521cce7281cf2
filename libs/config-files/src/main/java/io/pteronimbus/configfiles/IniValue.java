package io.pteronimbus.configfiles;

/** What is behind a delimiter: a value, perhaps in quotes, and perhaps a comment. */
final class IniValue {
    private static final String QUOTES = "\"'`";

    private IniValue() {}

    /** How much of it is the value; a comment begins with a semicolon or a number sign that follows a blank. */
    static int length(String raw) {
        var from = 0;
        if (!raw.isEmpty() && QUOTES.indexOf(raw.charAt(0)) >= 0) {
            from = Math.max(0, raw.indexOf(raw.charAt(0), 1));
        }
        for (var i = from + 1; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if ((c == ';' || c == '#') && Character.isWhitespace(raw.charAt(i - 1))) {
                return i;
            }
        }
        return raw.length();
    }

    static String bare(String value) {
        var last = value.length() - 1;
        var quoted = last > 0 && QUOTES.indexOf(value.charAt(0)) >= 0 && value.charAt(0) == value.charAt(last);
        return quoted ? value.substring(1, last) : value;
    }
}
