package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Again;
import io.pteronimbus.gameserver.rule.PatternNode.At;
import io.pteronimbus.gameserver.rule.PatternNode.Caseless;
import io.pteronimbus.gameserver.rule.PatternNode.Group;
import io.pteronimbus.gameserver.rule.PatternNode.Item;
import io.pteronimbus.gameserver.rule.PatternNode.Letter;
import io.pteronimbus.gameserver.rule.PatternNode.OneOf;
import io.pteronimbus.gameserver.rule.PatternNode.Opening;
import io.pteronimbus.gameserver.rule.PatternNode.Place;
import io.pteronimbus.gameserver.rule.PatternNode.Repeat;
import java.util.List;

/** Writes an expression for an engine. What the engine cannot do is refused. */
abstract class PatternWriter {
    /** To be escaped by a backslash; whatever else is no letter or digit is written by its number. */
    private static final String SYNTAX = ".*+?()[]{}|^$\\/";

    private static final int CASE = 'a' - 'A';
    /** What Unicode has besides as the other case of a k and of an s. */
    private static final int KELVIN = 0x212a;

    private static final int LONG_S = 0x17f;

    final String write(Group all) throws UnreadablePatternException {
        var out = new StringBuilder();
        ways(all.ways(), out);
        return out.toString();
    }

    abstract String opening(Opening opening) throws UnreadablePatternException;

    abstract String place(Place place) throws UnreadablePatternException;

    abstract String times(Repeat repeat) throws UnreadablePatternException;

    abstract String again(int group) throws UnreadablePatternException;

    abstract String caseless(boolean on) throws UnreadablePatternException;

    abstract String property(String name, boolean negated) throws UnreadablePatternException;

    abstract String number(int codePoint);

    abstract String letter(int codePoint) throws UnreadablePatternException;

    abstract String range(int from, int to) throws UnreadablePatternException;

    final String character(int codePoint) {
        if (codePoint < 0x80 && (Character.isLetterOrDigit(codePoint) || codePoint == '_')) {
            return Character.toString(codePoint);
        }
        return SYNTAX.indexOf(codePoint) >= 0 ? "\\" + (char) codePoint : number(codePoint);
    }

    /** A letter in both cases. */
    final String caselessLetter(int codePoint, boolean unicode) {
        var range = caselessRange(codePoint, codePoint, unicode);
        return range.equals(character(codePoint)) ? range : "[" + range + "]";
    }

    /** A range with the other case of each letter of ASCII in it. */
    final String caselessRange(int from, int to, boolean unicode) {
        var range = plainRange(from, to) + shifted(from, to, 'a', 'z', -CASE) + shifted(from, to, 'A', 'Z', CASE);
        if (!unicode) {
            return range;
        }
        return range + (touches(from, to, 'k') ? number(KELVIN) : "") + (touches(from, to, 's') ? number(LONG_S) : "");
    }

    final String plainRange(int from, int to) {
        return from == to ? character(from) : character(from) + "-" + character(to);
    }

    private String shifted(int from, int to, int first, int last, int shift) {
        int start = Math.max(from, first);
        int end = Math.min(to, last);
        return start > end ? "" : plainRange(start + shift, end + shift);
    }

    private static boolean touches(int from, int to, int letter) {
        return from <= letter && letter <= to || from <= letter - CASE && letter - CASE <= to;
    }

    private void ways(List<List<PatternNode>> ways, StringBuilder out) throws UnreadablePatternException {
        var bar = "";
        for (var way : ways) {
            out.append(bar);
            for (var node : way) {
                write(node, out);
            }
            bar = "|";
        }
    }

    private void write(PatternNode node, StringBuilder out) throws UnreadablePatternException {
        switch (node) {
            case Letter(int codePoint) -> out.append(letter(codePoint));
            case OneOf oneOf -> oneOf(oneOf, out);
            case At(Place place) -> out.append(place(place));
            case Again(int group) -> out.append(again(group));
            case Caseless(boolean on) -> out.append(caseless(on));
            case Group(Opening opening, var ways) -> {
                out.append(opening(opening));
                ways(ways, out);
                out.append(')');
            }
            case Repeat repeat -> {
                var times = times(repeat);
                write(repeat.node(), out);
                out.append(times);
            }
        }
    }

    private void oneOf(OneOf oneOf, StringBuilder out) throws UnreadablePatternException {
        out.append(oneOf.negated() ? "[^" : "[");
        for (var item : oneOf.items()) {
            out.append(
                    switch (item) {
                        case Item.Range(int from, int to) -> range(from, to);
                        case Item.Property(String name, boolean negated) -> property(name, negated);
                    });
        }
        out.append(']');
    }

    static String counted(Repeat repeat) {
        var manner = repeat.manner().text();
        if (repeat.isEndless()) {
            return switch (repeat.min()) {
                case 0 -> "*" + manner;
                case 1 -> "+" + manner;
                default -> "{" + repeat.min() + ",}" + manner;
            };
        }
        return repeat.min() == 0 && repeat.max() == 1
                ? "?" + manner
                : "{" + repeat.min() + "," + repeat.max() + "}" + manner;
    }
}
