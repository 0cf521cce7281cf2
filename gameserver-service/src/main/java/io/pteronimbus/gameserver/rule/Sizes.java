package io.pteronimbus.gameserver.rule;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Rules on how large a value is: a number by itself where its rules say it is one, else its length in code points. */
final class Sizes {
    private Sizes() {}

    static boolean min(Subject subject, Rule rule) {
        return compares(size(subject), rule.number(0), order -> order >= 0);
    }

    static boolean max(Subject subject, Rule rule) {
        return compares(size(subject), rule.number(0), order -> order <= 0);
    }

    static boolean between(Subject subject, Rule rule) {
        var size = size(subject);
        return compares(size, rule.number(0), order -> order >= 0)
                && compares(size, rule.number(1), order -> order <= 0);
    }

    static boolean exactly(Subject subject, Rule rule) {
        return compares(size(subject), rule.number(0), order -> order == 0);
    }

    /**
     * Of {@code gt} and its like. Against a number only a number holds, whatever its other rules say; against another
     * variable two numbers are compared as such, and otherwise their sizes. A variable that is not there is never
     * passed.
     */
    static Check than(IntPredicate wanted) {
        return (subject, rule) -> {
            var operand = rule.parameters().getFirst();
            if (Numbers.isNumeric(operand)) {
                return compares(Numbers.exact(subject.text()), Numbers.exact(operand), wanted);
            }
            var other = subject.other(operand);
            if (other == null) {
                return false;
            }
            var isNumber = subject.isNumber() || subject.isNumeric();
            return compares(size(subject.text(), isNumber), size(other, isNumber), wanted);
        };
    }

    private static Optional<BigDecimal> size(Subject subject) {
        return size(subject.text(), subject.isNumber());
    }

    private static Optional<BigDecimal> size(String text, boolean isNumber) {
        return isNumber && Numbers.isNumeric(text)
                ? Numbers.exact(text)
                : Optional.of(BigDecimal.valueOf(text.codePointCount(0, text.length())));
    }

    private static boolean compares(Optional<BigDecimal> size, Optional<BigDecimal> bound, IntPredicate wanted) {
        return size.isPresent() && bound.isPresent() && wanted.test(size.get().compareTo(bound.get()));
    }
}
