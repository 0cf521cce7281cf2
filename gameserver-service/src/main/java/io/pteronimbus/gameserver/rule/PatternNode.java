package io.pteronimbus.gameserver.rule;

import java.util.List;

/** A part of a regular expression. What flags and escapes abbreviate is already spelled out. */
sealed interface PatternNode {

    record Letter(int codePoint) implements PatternNode {}

    /** One character that is, or is not, among some. */
    record OneOf(boolean negated, List<Item> items) implements PatternNode {
        public OneOf {
            items = List.copyOf(items);
        }
    }

    enum Place {
        START,
        LINE_START,
        END,
        /** At the end, or before a line feed that is the last character. */
        LAST_LINE_END,
        LINE_END,
        WORD_EDGE,
        NO_WORD_EDGE
    }

    record At(Place place) implements PatternNode {}

    /** What a group took, by number from 1. */
    record Again(int group) implements PatternNode {}

    /** Whether letters mean both cases, from here to the end of the group. */
    record Caseless(boolean on) implements PatternNode {}

    enum Opening {
        CAPTURE("("),
        PLAIN("(?:"),
        CASELESS("(?i:"),
        CASED("(?-i:"),
        AHEAD("(?="),
        NOT_AHEAD("(?!"),
        BEHIND("(?<="),
        NOT_BEHIND("(?<!"),
        ATOMIC("(?>");

        private final String text;

        Opening(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        boolean isLook() {
            return this == AHEAD || this == NOT_AHEAD || this == BEHIND || this == NOT_BEHIND;
        }
    }

    /** Ways to go on, each a sequence; at least one. */
    record Group(Opening opening, List<List<PatternNode>> ways) implements PatternNode {
        public Group {
            ways = List.copyOf(ways);
        }
    }

    enum Manner {
        GREEDY(""),
        LAZY("?"),
        POSSESSIVE("+");

        private final String text;

        Manner(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** @param max {@link Integer#MAX_VALUE}: without end */
    record Repeat(PatternNode node, int min, int max, Manner manner) implements PatternNode {
        boolean isEndless() {
            return max == Integer.MAX_VALUE;
        }
    }

    /** What one character may be. */
    sealed interface Item {
        record Range(int from, int to) implements Item {}

        /** A general category or a script of Unicode's. */
        record Property(String name, boolean negated) implements Item {}
    }
}
