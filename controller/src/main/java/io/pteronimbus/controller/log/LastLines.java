package io.pteronimbus.controller.log;

import java.util.List;
import java.util.regex.Pattern;

/** The end of a container's output, fit to be shown beside a state: few lines, short ones, and nothing but text. */
public final class LastLines {
    public static final int MOST_LINES = 10;
    public static final int LONGEST_LINE = 200;

    private static final Pattern COLOURS = Pattern.compile("\\x{1B}\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private LastLines() {}

    /** Oldest first; lines without text are left out. */
    public static List<String> of(String output) {
        var lines = LINE_END.splitAsStream(output)
                .map(LastLines::printable)
                .filter(line -> !line.isBlank())
                .toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    private static String printable(String line) {
        var tabless = COLOURS.matcher(line).replaceAll("").replace('\t', ' ');
        return shortened(UNPRINTABLE.matcher(tabless).replaceAll("").stripTrailing());
    }

    /** Never between the two halves of a character. */
    private static String shortened(String line) {
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return line.substring(0, end);
    }
}
