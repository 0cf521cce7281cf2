package io.pteronimbus.query;

import java.util.regex.Pattern;

/** Text of a stranger, made fit to be shown: one line, no colour codes, nothing invisible, not long. */
final class PlainText {
    /** Minecraft's section sign with a letter, and whatever does not print. */
    private static final Pattern UNSHOWN = Pattern.compile("\u00a7.|[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]");

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int LONGEST_READ = 4 * Players.LONGEST_TEXT;

    private PlainText() {}

    static String of(String text) {
        var read = text.length() <= LONGEST_READ ? text : text.substring(0, LONGEST_READ);
        var shown = SPACES.matcher(UNSHOWN.matcher(read.replace('\n', ' ')).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return shown.codePointCount(0, shown.length()) <= Players.LONGEST_TEXT
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, Players.LONGEST_TEXT));
    }
}
