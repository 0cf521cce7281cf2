package io.pteronimbus.gameserver.rule;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as PHP reads them from text. */
final class Numbers {
    /** Of {@code is_numeric}: blanks on both sides, a sign, a point without digits on one side, an exponent. */
    private static final Pattern NUMERIC = Pattern.compile(
            "[ \\t\\n\\r\\x0B\\f]*([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE]([+-]?[0-9]+))?)[ \\t\\n\\r\\x0B\\f]*");
    /** Of {@code FILTER_VALIDATE_INT}: no leading zeros. */
    private static final Pattern INTEGER =
            Pattern.compile("[ \\t\\n\\r\\x0B]*([+-]?(?:0|[1-9][0-9]{0,18}))[ \\t\\n\\r\\x0B]*");

    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MAX_EXPONENT = BigInteger.valueOf(1_000);
    private static final int MAX_LENGTH = 1_000;

    private Numbers() {}

    static boolean isNumeric(String text) {
        return NUMERIC.matcher(text).matches();
    }

    /** A whole number of 64 bits. */
    static boolean isInteger(String text) {
        var matcher = INTEGER.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        var number = new BigInteger(matcher.group(1));
        return number.compareTo(SMALLEST) >= 0 && number.compareTo(LARGEST) <= 0;
    }

    /**
     * The number that is written; empty where none is, and where it has more than 1,000 characters or an exponent beyond
     * ±1,000, which nothing is compared with.
     */
    static Optional<BigDecimal> exact(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var matcher = NUMERIC.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var exponent = matcher.group(2);
        if (exponent != null && new BigInteger(exponent).abs().compareTo(MAX_EXPONENT) > 0) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(matcher.group(1)));
    }
}
