package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Manner;
import io.pteronimbus.gameserver.rule.PatternNode.Repeat;

/** Reads how often something comes. */
final class RepeatReader {
    private static final int MAX_COUNT_DIGITS = 4;

    private final PatternText text;

    RepeatReader(PatternText text) {
        this.text = text;
    }

    /** What was read, as often as what comes next says. */
    PatternNode read(PatternNode node) throws UnreadablePatternException {
        if (text.skip("*")) {
            return new Repeat(node, 0, Integer.MAX_VALUE, manner());
        }
        if (text.skip("+")) {
            return new Repeat(node, 1, Integer.MAX_VALUE, manner());
        }
        return text.skip("?") ? new Repeat(node, 0, 1, manner()) : counted(node);
    }

    private PatternNode counted(PatternNode node) throws UnreadablePatternException {
        int mark = text.mark();
        if (text.skip("{")) {
            var min = text.digits(10, MAX_COUNT_DIGITS);
            boolean isRange = text.skip(",");
            var max = isRange ? text.digits(10, MAX_COUNT_DIGITS) : min;
            if (!min.isEmpty() && text.skip("}")) {
                int least = Integer.parseInt(min);
                int most = max.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(max);
                if (most < least) {
                    throw new UnreadablePatternException("at most fewer than at least");
                }
                return new Repeat(node, least, most, manner());
            }
        }
        // a brace that counts nothing is a brace
        text.reset(mark);
        return node;
    }

    private Manner manner() {
        if (text.skip("?")) {
            return Manner.LAZY;
        }
        return text.skip("+") ? Manner.POSSESSIVE : Manner.GREEDY;
    }
}
