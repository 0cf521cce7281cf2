package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Manner;
import io.pteronimbus.gameserver.rule.PatternNode.Opening;
import io.pteronimbus.gameserver.rule.PatternNode.Place;
import io.pteronimbus.gameserver.rule.PatternNode.Repeat;

/** For RE2, whose time is linear in the text's length, and which therefore neither looks around nor remembers. */
final class LinearWriter extends PatternWriter {
    private static final int MAX_TIMES = 1_000;

    private final boolean unicode;
    private final boolean caseless;

    LinearWriter(PcreSource source) {
        unicode = source.isUnicode();
        caseless = source.has('i');
    }

    @Override
    String opening(Opening opening) throws UnreadablePatternException {
        if (opening != Opening.CAPTURE && opening != Opening.PLAIN) {
            throw new UnreadablePatternException("not linear");
        }
        return opening.text();
    }

    @Override
    String place(Place place) throws UnreadablePatternException {
        return switch (place) {
            case START -> "\\A";
            case LINE_START -> "(?m:^)";
            case END -> "\\z";
            // it takes the line feed, which changes nothing where nothing comes after it
            case LAST_LINE_END -> "(?:\\n?\\z)";
            case LINE_END -> "(?m:$)";
            case WORD_EDGE, NO_WORD_EDGE -> {
                if (unicode) {
                    throw new UnreadablePatternException("words of ASCII alone");
                }
                yield place == Place.WORD_EDGE ? "\\b" : "\\B";
            }
        };
    }

    @Override
    String times(Repeat repeat) throws UnreadablePatternException {
        if (repeat.manner() == Manner.POSSESSIVE || repeat.min() > MAX_TIMES) {
            throw new UnreadablePatternException("not linear");
        }
        if (!repeat.isEndless() && repeat.max() > MAX_TIMES) {
            throw new UnreadablePatternException("too many times");
        }
        return counted(repeat);
    }

    @Override
    String again(int group) throws UnreadablePatternException {
        throw new UnreadablePatternException("not linear");
    }

    /** RE2/J does not come to an end where it folds the case of some ranges by itself, so it is not asked to. */
    @Override
    String caseless(boolean on) throws UnreadablePatternException {
        throw new UnreadablePatternException("cases change");
    }

    @Override
    String letter(int codePoint) throws UnreadablePatternException {
        checkCase(codePoint);
        return caseless ? caselessLetter(codePoint, unicode) : character(codePoint);
    }

    @Override
    String range(int from, int to) throws UnreadablePatternException {
        checkCase(to);
        return caseless ? caselessRange(from, to, unicode) : plainRange(from, to);
    }

    private void checkCase(int codePoint) throws UnreadablePatternException {
        if (caseless && unicode && codePoint >= 0x80) {
            throw new UnreadablePatternException("cases beyond ASCII");
        }
    }

    @Override
    String property(String name, boolean negated) {
        return (negated ? "\\P{" : "\\p{") + name + "}";
    }

    @Override
    String number(int codePoint) {
        return "\\x{" + Integer.toHexString(codePoint) + "}";
    }
}
