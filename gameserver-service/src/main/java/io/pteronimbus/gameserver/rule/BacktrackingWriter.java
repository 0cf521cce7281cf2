package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Opening;
import io.pteronimbus.gameserver.rule.PatternNode.Place;
import io.pteronimbus.gameserver.rule.PatternNode.Repeat;

/** For Java's own engine, which does nearly all that PCRE does. */
final class BacktrackingWriter extends PatternWriter {
    private static final String WORD = "[\\p{L}\\p{N}\\p{Mn}\\p{Pc}]";
    private static final int MAX_CATEGORY = 2;

    private final boolean unicode;

    BacktrackingWriter(boolean unicode) {
        this.unicode = unicode;
    }

    @Override
    String opening(Opening opening) {
        return opening.text();
    }

    @Override
    String place(Place place) {
        return switch (place) {
            case START -> "\\A";
            case LINE_START -> "(?dm:^)";
            case END -> "\\z";
            case LAST_LINE_END -> "(?=\\n?\\z)";
            case LINE_END -> "(?dm:$)";
            case WORD_EDGE -> unicode ? edge("(?<!W)(?=W)|(?<=W)(?!W)") : "\\b";
            case NO_WORD_EDGE -> unicode ? edge("(?<!W)(?!W)|(?<=W)(?=W)") : "\\B";
        };
    }

    private static String edge(String looks) {
        return "(?:" + looks.replace("W", WORD) + ")";
    }

    @Override
    String times(Repeat repeat) {
        return counted(repeat);
    }

    @Override
    String again(int group) {
        return "(?:\\" + group + ")";
    }

    @Override
    String caseless(boolean on) {
        return on ? "(?i)" : "(?-i)";
    }

    @Override
    String property(String name, boolean negated) {
        return (negated ? "\\P{" : "\\p{") + (name.length() > MAX_CATEGORY ? "Is" : "") + name + "}";
    }

    @Override
    String letter(int codePoint) {
        return character(codePoint);
    }

    @Override
    String range(int from, int to) {
        return plainRange(from, to);
    }

    @Override
    String number(int codePoint) {
        return "\\x{" + Integer.toHexString(codePoint) + "}";
    }
}
