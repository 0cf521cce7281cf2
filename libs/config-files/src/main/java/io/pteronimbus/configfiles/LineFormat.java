package io.pteronimbus.configfiles;

import java.util.BitSet;
import java.util.List;

/**
 * Text of any kind: each line that begins with the match, blanks counted, is replaced whole, and where several begin it,
 * by the last of them. No line is added, so no file is made. The value that {@link Edit#ifValue} asks for is the line.
 */
final class LineFormat implements Format {

    @Override
    public Edited edit(String text, List<Change> changes) throws ConfigFileException {
        var splices = new Splices();
        var found = new BitSet();
        var set = 0;
        for (var line : Lines.of(text)) {
            for (var i = changes.size() - 1; i >= 0; i--) {
                var change = changes.get(i);
                if (!begins(text, line, change.match())) {
                    continue;
                }
                var replacement = change.over(line.in(text));
                if (replacement.isPresent()) {
                    splices.replace(line.start(), line.end(), replacement.get());
                    found.set(i);
                    set++;
                    break;
                }
            }
        }
        return new Edited(splices.applyTo(text), set, changes.size() - found.cardinality());
    }

    private static boolean begins(String text, Lines.Line line, String match) {
        return match.length() <= line.end() - line.start() && text.startsWith(match, line.start());
    }
}
