package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.Lines.Line;

/** A key's value on a line, or a new one's. */
final class IniEntry {
    private final Line line;
    private final int valueStart;
    private final String comment;
    private final String before;
    private String value;

    private IniEntry(Line line, int valueStart, String before, String value, String comment) {
        this.line = line;
        this.valueStart = valueStart;
        this.before = before;
        this.value = value;
        this.comment = comment;
    }

    /** Of a key that is on no line yet. */
    static IniEntry added(String value) {
        return new IniEntry(new Line(0, 0, 0), 0, value, value, "");
    }

    static IniEntry on(Line line, int delimiter, String text) {
        var from = delimiter + 1;
        while (from < line.end() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        var raw = text.substring(from, line.end()).stripTrailing();
        var length = IniValue.length(raw);
        var value = raw.substring(0, length).stripTrailing();
        return new IniEntry(line, from, raw, value, raw.substring(length).strip());
    }

    String value() {
        return value;
    }

    /** Without quotes around it. */
    String bareValue() {
        return IniValue.bare(value);
    }

    void set(String newValue) {
        value = newValue;
    }

    void print(Splices splices, String ending) {
        if (isAdded() || isUnchanged()) {
            return;
        }
        if (!comment.isEmpty()) {
            splices.insert(line.start(), comment + ending);
        }
        splices.replace(valueStart, line.end(), value);
    }

    private boolean isAdded() {
        return line.next() == 0;
    }

    /** Also when the value is one that reads as if a comment were in it. */
    private boolean isUnchanged() {
        return value.equals(before)
                || !comment.isEmpty()
                        && before.startsWith(value)
                        && before.substring(value.length()).strip().equals(comment);
    }
}
