package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Group;
import io.pteronimbus.gameserver.rule.PatternNode.Item;
import io.pteronimbus.gameserver.rule.PatternNode.Manner;
import io.pteronimbus.gameserver.rule.PatternNode.OneOf;
import io.pteronimbus.gameserver.rule.PatternNode.Opening;
import io.pteronimbus.gameserver.rule.PatternNode.Place;
import io.pteronimbus.gameserver.rule.PatternNode.Repeat;
import java.util.List;
import java.util.Optional;

/** For JavaScript with the flag {@code u} or {@code v}, as a hint in a form: it may take more than PCRE, never less. */
final class ScriptWriter extends PatternWriter {
    private static final int MAX_CATEGORY = 2;

    private final PcreSource source;

    private ScriptWriter(PcreSource source) {
        this.source = source;
    }

    /** Empty where it cannot be said, or would take a browser for ever. */
    static Optional<String> write(PcreSource source, Group all) {
        // a character is several bytes, so what wants two of them may be content with one character
        if (new PatternShape(all).repeatsVarying() || !source.isUnicode() && bytes(all) > 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ScriptWriter(source).write(all));
        } catch (UnreadablePatternException e) {
            // there is no hint then; the rule itself is checked all the same
            return Optional.empty();
        }
    }

    @Override
    String opening(Opening opening) throws UnreadablePatternException {
        if (opening != Opening.CAPTURE && opening != Opening.PLAIN) {
            throw new UnreadablePatternException("not in every browser");
        }
        return "(?:";
    }

    @Override
    String place(Place place) throws UnreadablePatternException {
        return switch (place) {
            case START -> "^";
            case END, LAST_LINE_END -> "$";
            default -> throw new UnreadablePatternException("lines and words differ");
        };
    }

    @Override
    String times(Repeat repeat) throws UnreadablePatternException {
        if (repeat.manner() == Manner.POSSESSIVE) {
            throw new UnreadablePatternException("it would take more");
        }
        return counted(repeat);
    }

    @Override
    String again(int group) throws UnreadablePatternException {
        throw new UnreadablePatternException("groups have no numbers");
    }

    @Override
    String caseless(boolean on) throws UnreadablePatternException {
        throw new UnreadablePatternException("not in every browser");
    }

    @Override
    String property(String name, boolean negated) throws UnreadablePatternException {
        if (name.length() > MAX_CATEGORY || source.has('i') || !source.isUnicode()) {
            throw new UnreadablePatternException("names differ, or bytes have it");
        }
        return (negated ? "\\P{" : "\\p{") + name + "}";
    }

    @Override
    String letter(int codePoint) throws UnreadablePatternException {
        checkLimits(codePoint, codePoint);
        return source.has('i') ? caselessLetter(codePoint, source.isUnicode()) : character(codePoint);
    }

    @Override
    String range(int from, int to) throws UnreadablePatternException {
        checkLimits(from, to);
        int last = to < 0x80 || source.isUnicode() ? to : Character.MAX_CODE_POINT;
        return source.has('i') ? caselessRange(from, last, source.isUnicode()) : plainRange(from, last);
    }

    private void checkLimits(int from, int to) throws UnreadablePatternException {
        boolean isAllOrNone = source.isUnicode() ? !source.has('i') : from <= 0x80 && to == 0xff;
        if (to >= 0x80 && !isAllOrNone) {
            throw new UnreadablePatternException("some bytes, or both cases of all letters");
        }
    }

    @Override
    String number(int codePoint) {
        return codePoint <= 0xff ? String.format("\\x%02x", codePoint) : String.format("\\u{%x}", codePoint);
    }

    /** How many bytes beyond ASCII it wants at least; 2 stands for more. */
    private static int bytes(PatternNode node) {
        return switch (node) {
            case OneOf oneOf -> isBeyondAscii(oneOf) ? 1 : 0;
            case Repeat repeat -> Math.min(2, bytes(repeat.node()) * repeat.min());
            case Group group ->
                group.ways().stream().mapToInt(ScriptWriter::bytes).max().orElse(0);
            default -> 0;
        };
    }

    private static int bytes(List<PatternNode> way) {
        return Math.min(2, way.stream().mapToInt(ScriptWriter::bytes).sum());
    }

    private static boolean isBeyondAscii(OneOf oneOf) {
        return oneOf.negated()
                || oneOf.items().stream()
                        .anyMatch(item -> !(item instanceof Item.Range(int from, int to)) || to >= 0x80);
    }
}
