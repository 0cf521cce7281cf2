package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.List;

/** A key and its value in a text, which may go on over several lines that end with a backslash. */
final class Property {
    private final String text;
    private final String key;
    private final int valueStart;
    private final int valueEnd;
    private final boolean separated;

    private Property(String text, int start, int end) {
        this.text = text;
        var keyEnd = start;
        while (keyEnd < end && !isBlank(text.charAt(keyEnd)) && !isSeparator(text.charAt(keyEnd))) {
            keyEnd += text.charAt(keyEnd) == '\\' ? 2 : 1;
        }
        keyEnd = Math.min(keyEnd, end);
        var at = skipBlanks(text, keyEnd, end);
        if (at < end && isSeparator(text.charAt(at))) {
            at = skipBlanks(text, at + 1, end);
        }
        key = PropertyEscapes.decode(text.substring(start, keyEnd));
        separated = at > keyEnd;
        valueStart = at;
        valueEnd = end;
    }

    static List<Property> allIn(String text) throws ConfigFileException {
        var properties = new ArrayList<Property>();
        var lines = Lines.of(text);
        for (var i = 0; i < lines.size(); i++) {
            var first = lines.get(i);
            var start = skipBlanks(text, first.start(), first.end());
            if (start == first.end() || text.charAt(start) == '#' || text.charAt(start) == '!') {
                continue;
            }
            while (goesOn(text, lines.get(i)) && i + 1 < lines.size()) {
                i++;
            }
            properties.add(new Property(text, start, lines.get(i).end()));
        }
        return properties;
    }

    String key() {
        return key;
    }

    String value() {
        return PropertyEscapes.decode(text.substring(valueStart, valueEnd));
    }

    int valueStart() {
        return valueStart;
    }

    int valueEnd() {
        return valueEnd;
    }

    /** Whether anything stands between key and value. */
    boolean isSeparated() {
        return separated;
    }

    private static boolean goesOn(String text, Lines.Line line) {
        var backslashes = 0;
        while (line.end() - backslashes > line.start() && text.charAt(line.end() - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static int skipBlanks(String text, int from, int end) {
        var at = from;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private static boolean isSeparator(char c) {
        return c == '=' || c == ':';
    }
}
