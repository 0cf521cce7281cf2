package io.pteronimbus.gameserver.rule;

import java.math.BigDecimal;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Rules on how a number is written. */
final class Digits {
    private static final Pattern PLACES = Pattern.compile("[+-]?[0-9]*\\.?([0-9]*)\\n?");

    private Digits() {}

    static boolean exactly(Subject subject, Rule rule) {
        return count(subject, rule, 0, order -> order == 0);
    }

    static boolean between(Subject subject, Rule rule) {
        return min(subject, rule) && count(subject, rule, 1, order -> order <= 0);
    }

    static boolean min(Subject subject, Rule rule) {
        return count(subject, rule, 0, order -> order >= 0);
    }

    static boolean max(Subject subject, Rule rule) {
        return count(subject, rule, 0, order -> order <= 0);
    }

    /** How many digits come after the point; a number that is written otherwise has none. */
    static boolean places(Subject subject, Rule rule) {
        var places = PLACES.matcher(subject.text());
        if (!subject.isNumeric() || !places.matches()) {
            return false;
        }
        int count = places.group(1).length();
        return compare(count, rule, 0) >= 0
                && compare(count, rule, rule.parameters().size() - 1) <= 0;
    }

    /** Zero is a multiple of everything but zero; zero has no multiples. */
    static boolean multiple(Subject subject, Rule rule) {
        var number = Numbers.exact(subject.text());
        var divisor = rule.number(0);
        return number.isPresent()
                && divisor.isPresent()
                && divisor.get().signum() != 0
                && number.get().remainder(divisor.get()).signum() == 0;
    }

    private static boolean count(Subject subject, Rule rule, int parameter, IntPredicate wanted) {
        var text = subject.text();
        return text.chars().allMatch(c -> c >= '0' && c <= '9') && wanted.test(compare(text.length(), rule, parameter));
    }

    private static int compare(int count, Rule rule, int parameter) {
        return BigDecimal.valueOf(count).compareTo(rule.number(parameter).orElseThrow());
    }
}
