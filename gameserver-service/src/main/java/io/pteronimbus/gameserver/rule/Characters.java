package io.pteronimbus.gameserver.rule;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Rules on which characters a text has, and with which it begins and ends. */
final class Characters {
    private static final int LETTERS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER;
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;
    private static final int NUMBERS =
            1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER | 1 << Character.OTHER_NUMBER;

    private Characters() {}

    static boolean alpha(Subject subject, Rule rule) {
        return all(subject, rule, c -> is(c, LETTERS | MARKS));
    }

    static boolean alphaNumeric(Subject subject, Rule rule) {
        return all(subject, rule, c -> is(c, LETTERS | MARKS | NUMBERS));
    }

    static boolean alphaDash(Subject subject, Rule rule) {
        return all(subject, rule, c -> c == '_' || c == '-' || is(c, LETTERS | MARKS | NUMBERS));
    }

    static boolean ascii(Subject subject, Rule rule) {
        return PhpText.isAscii(subject.text());
    }

    static boolean lowercase(Subject subject, Rule rule) {
        return subject.text().equals(subject.text().toLowerCase(Locale.ROOT));
    }

    static boolean uppercase(Subject subject, Rule rule) {
        return subject.text().equals(subject.text().toUpperCase(Locale.ROOT));
    }

    static boolean start(Subject subject, Rule rule) {
        return rule.parameters().stream()
                .anyMatch(start -> !start.isEmpty() && subject.text().startsWith(start));
    }

    static boolean end(Subject subject, Rule rule) {
        return rule.parameters().stream()
                .anyMatch(end -> !end.isEmpty() && subject.text().endsWith(end));
    }

    private static boolean all(Subject subject, Rule rule, IntPredicate allowed) {
        boolean onlyAscii = rule.hasOption("ascii");
        return subject.text().codePoints().allMatch(c -> (!onlyAscii || c < 0x80) && allowed.test(c));
    }

    private static boolean is(int codePoint, int types) {
        return (1 << Character.getType(codePoint) & types) != 0;
    }
}
