package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.List;

/** Lines of a text, which end with LF, CR LF or the text. */
final class Lines {
    private Lines() {}

    /** How lines of this text end; LF when it has none. */
    static String ending(String text) {
        var first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /** Nothing after an ending at the very end is a line. */
    static List<Line> of(String text) throws ConfigFileException {
        var lines = new ArrayList<Line>();
        for (var start = 0; start < text.length(); ) {
            var feed = text.indexOf('\n', start);
            var next = feed < 0 ? text.length() : feed + 1;
            var end = feed < 0 ? text.length() : feed;
            if (feed > start && text.charAt(feed - 1) == '\r') {
                end--;
            }
            lines.add(new Line(start, end, next));
            if (lines.size() > Limits.PIECES) {
                throw new ConfigFileException("it has more than " + Limits.PIECES + " lines");
            }
            start = next;
        }
        return lines;
    }

    /** The text, with its last line ended. */
    static String ended(String text, String ending) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + ending;
    }

    /**
     * One line.
     *
     * @param end of what is on it, before its ending
     * @param next where the next one starts
     */
    record Line(int start, int end, int next) {

        String in(String text) {
            return text.substring(start, end);
        }
    }
}
