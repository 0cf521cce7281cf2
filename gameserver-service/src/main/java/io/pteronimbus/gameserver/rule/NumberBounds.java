package io.pteronimbus.gameserver.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The narrowest bounds that rules set, themselves included.
 *
 * @param min null: none
 * @param max null: none
 */
record NumberBounds(@Nullable BigDecimal min, @Nullable BigDecimal max) {
    static final NumberBounds NONE = new NumberBounds(null, null);

    private static final BigDecimal MAX_DIGITS = BigDecimal.valueOf(18);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** Of a number by itself. */
    static NumberBounds of(List<Rule> rules, boolean isWhole) {
        var all = NONE;
        for (var rule : rules) {
            all = all.and(sizes(rule)).and(isWhole ? wholes(rule) : NONE);
        }
        return isWhole ? all.whole() : all;
    }

    /** Of a text's length. */
    static NumberBounds ofLength(List<Rule> rules) {
        var all = NONE;
        for (var rule : rules) {
            all = all.and(sizes(rule)).and(digits(rule));
        }
        return all.whole();
    }

    @Nullable
    Integer minLength() {
        return min == null || min.signum() <= 0 ? null : min.min(LONGEST).intValueExact();
    }

    @Nullable
    Integer maxLength() {
        return max == null ? null : max.max(BigDecimal.ZERO).min(LONGEST).intValueExact();
    }

    private static NumberBounds sizes(Rule rule) {
        return switch (rule.name()) {
            case MIN -> new NumberBounds(bound(rule, 0), null);
            case MAX -> new NumberBounds(null, bound(rule, 0));
            case BETWEEN -> new NumberBounds(bound(rule, 0), bound(rule, 1));
            case SIZE -> new NumberBounds(bound(rule, 0), bound(rule, 0));
            default -> NONE;
        };
    }

    /** What only bounds whole numbers in a way that includes the bound. */
    private static NumberBounds wholes(Rule rule) {
        var bound = rule.name().parameters() == Parameters.OPERAND ? bound(rule, 0) : null;
        if (bound == null) {
            return powers(digits(rule));
        }
        return switch (rule.name()) {
            case GT -> new NumberBounds(bound.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE), null);
            case GTE -> new NumberBounds(bound, null);
            case LT ->
                new NumberBounds(null, bound.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE));
            default -> new NumberBounds(null, bound);
        };
    }

    private static NumberBounds digits(Rule rule) {
        return switch (rule.name()) {
            case DIGITS -> new NumberBounds(bound(rule, 0), bound(rule, 0));
            case DIGITS_BETWEEN -> new NumberBounds(bound(rule, 0), bound(rule, 1));
            case MIN_DIGITS -> new NumberBounds(bound(rule, 0), null);
            case MAX_DIGITS -> new NumberBounds(BigDecimal.ZERO, bound(rule, 0));
            default -> NONE;
        };
    }

    /** The numbers that have so many digits and no leading zeros. */
    private static NumberBounds powers(NumberBounds digits) {
        var counts = digits.whole();
        var min = counts.min;
        var max = counts.max;
        return new NumberBounds(
                min == null ? null : min.compareTo(BigDecimal.ONE) <= 0 ? BigDecimal.ZERO : power(min, -1),
                max == null || max.compareTo(MAX_DIGITS) > 0
                        ? null
                        : power(max, 0).subtract(BigDecimal.ONE));
    }

    private static BigDecimal power(BigDecimal digits, int more) {
        return BigDecimal.TEN.pow(digits.max(BigDecimal.ZERO).min(MAX_DIGITS).intValue() + more);
    }

    private static @Nullable BigDecimal bound(Rule rule, int parameter) {
        return rule.number(parameter).orElse(null);
    }

    private NumberBounds and(NumberBounds other) {
        return new NumberBounds(
                min == null || other.min != null && other.min.compareTo(min) > 0 ? other.min : min,
                max == null || other.max != null && other.max.compareTo(max) < 0 ? other.max : max);
    }

    private NumberBounds whole() {
        return new NumberBounds(
                min == null ? null : min.setScale(0, RoundingMode.CEILING),
                max == null ? null : max.setScale(0, RoundingMode.FLOOR));
    }
}
