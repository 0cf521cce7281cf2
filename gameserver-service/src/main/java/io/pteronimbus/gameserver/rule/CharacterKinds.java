package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Item;
import io.pteronimbus.gameserver.rule.PatternNode.Item.Property;
import io.pteronimbus.gameserver.rule.PatternNode.Item.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What PCRE's abbreviations for kinds of characters stand for, in bytes and in Unicode. */
final class CharacterKinds {
    private static final Range DIGITS = new Range('0', '9');
    private static final Range UPPER = new Range('A', 'Z');
    private static final Range LOWER = new Range('a', 'z');
    private static final Range LINE = new Range('_', '_');
    private static final List<Item> LINES = List.of(new Range('\n', '\r'), new Range(0x85, 0x85));
    private static final List<Item> BLANKS = List.of(new Range('\t', '\t'), new Range(' ', ' '));
    private static final List<Item> MORE_LINES = List.of(new Range(0x2028, 0x2029));
    private static final List<Item> MORE_BLANKS = List.of(
            new Range(0xa0, 0xa0),
            new Range(0x1680, 0x1680),
            new Range(0x2000, 0x200a),
            new Range(0x202f, 0x202f),
            new Range(0x205f, 0x205f),
            new Range(0x3000, 0x3000));

    private final boolean unicode;

    CharacterKinds(boolean unicode) {
        this.unicode = unicode;
    }

    /** Of an escape's small letter. */
    List<Item> escaped(int letter) throws UnreadablePatternException {
        return switch (letter) {
            case 'd' -> named("digit");
            case 'w' -> named("word");
            case 's' -> named("space");
            case 'h' -> unicode ? named("blank") : join(BLANKS, List.of(new Range(0xa0, 0xa0)));
            case 'v' -> unicode ? join(LINES, MORE_LINES) : LINES;
            case 'n' -> List.of(new Range('\n', '\n'));
            default -> throw new UnreadablePatternException("unknown kind of characters");
        };
    }

    /** Of a name between {@code [:} and {@code :]}. */
    List<Item> named(String name) throws UnreadablePatternException {
        return switch (name) {
            case "digit" -> unicode ? properties("Nd") : List.of(DIGITS);
            case "upper" -> unicode ? properties("Lu") : List.of(UPPER);
            case "lower" -> unicode ? properties("Ll") : List.of(LOWER);
            case "alpha" -> unicode ? properties("L") : List.of(UPPER, LOWER);
            case "alnum" -> unicode ? properties("L", "N") : List.of(UPPER, LOWER, DIGITS);
            case "word" -> unicode ? properties("L", "N", "Mn", "Pc") : List.of(UPPER, LOWER, DIGITS, LINE);
            case "blank" -> unicode ? join(BLANKS, MORE_BLANKS) : BLANKS;
            case "space" -> {
                var blanks = List.<Item>of(new Range('\t', '\r'), new Range(' ', ' '));
                yield unicode ? join(join(blanks, LINES), join(MORE_BLANKS, MORE_LINES)) : blanks;
            }
            case "xdigit" -> List.of(DIGITS, new Range('A', 'F'), new Range('a', 'f'));
            case "ascii" -> List.of(new Range(0, 0x7f));
            default -> inBytes(name);
        };
    }

    /** All characters that are none of these. */
    List<Item> others(List<Item> items) throws UnreadablePatternException {
        if (items.size() == 1 && items.getFirst() instanceof Property(var name, var negated)) {
            return List.of(new Property(name, !negated));
        }
        var ranges = new ArrayList<Range>();
        for (var item : items) {
            if (!(item instanceof Range range)) {
                throw new UnreadablePatternException("all but several kinds of characters");
            }
            ranges.add(range);
        }
        ranges.sort(Comparator.comparingInt(Range::from));
        var others = new ArrayList<Item>();
        int next = 0;
        for (var range : ranges) {
            if (range.from() > next) {
                others.add(new Range(next, range.from() - 1));
            }
            next = Math.max(next, range.to() + 1);
        }
        if (next <= highest()) {
            others.add(new Range(next, highest()));
        }
        return List.copyOf(others);
    }

    int highest() {
        return unicode ? Character.MAX_CODE_POINT : 0xff;
    }

    private List<Item> inBytes(String name) throws UnreadablePatternException {
        if (unicode) {
            throw new UnreadablePatternException("kind of characters that differs between versions of Unicode");
        }
        return switch (name) {
            case "cntrl" -> List.of(new Range(0, 0x1f), new Range(0x7f, 0x7f));
            case "graph" -> List.of(new Range('!', '~'));
            case "print" -> List.of(new Range(' ', '~'));
            case "punct" -> List.of(new Range('!', '/'), new Range(':', '@'), new Range('[', '`'), new Range('{', '~'));
            default -> throw new UnreadablePatternException("unknown kind of characters");
        };
    }

    private static List<Item> properties(String... names) {
        return Arrays.stream(names).<Item>map(name -> new Property(name, false)).toList();
    }

    private static List<Item> join(List<Item> some, List<Item> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
