package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: {@code 500m}, {@code 1Gi}, {@code 2}, {@code 1.5}, {@code 1e3}. */
public final class Quantity {

    static final Pattern FORM = Pattern.compile(
            "([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?[0-9]{1,2})?");
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", binary(1)),
            Map.entry("Mi", binary(2)),
            Map.entry("Gi", binary(3)),
            Map.entry("Ti", binary(4)),
            Map.entry("Pi", binary(5)),
            Map.entry("Ei", binary(6)));
    private static final String[] BINARY = {"Ei", "Pi", "Ti", "Gi", "Mi", "Ki"};

    private Quantity() {}

    private static BigDecimal binary(int power) {
        return BigDecimal.valueOf(1024).pow(power);
    }

    public static Optional<BigDecimal> parse(JsonNode value) {
        Matcher matcher = FORM.matcher(value.asText(""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String suffix = matcher.group(2);
        BigDecimal number = new BigDecimal(matcher.group(1));
        if (suffix == null) {
            return Optional.of(number);
        }
        BigDecimal unit = UNITS.get(suffix);
        return Optional.of(
                unit != null ? number.multiply(unit) : number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1))));
    }

    /** Zero for what is no quantity, or not there. */
    public static BigDecimal of(JsonNode value) {
        return parse(value).orElse(BigDecimal.ZERO);
    }

    /** @param bytes whether it is an amount of memory or storage, which is written in powers of 1024 where that comes out even */
    public static String format(BigDecimal amount, boolean bytes) {
        BigDecimal plain = amount.stripTrailingZeros();
        if (plain.scale() > 0) {
            return amount.movePointRight(3).setScale(0, RoundingMode.CEILING).toPlainString() + "m";
        }
        if (bytes && plain.signum() != 0) {
            for (String suffix : BINARY) {
                BigDecimal[] parts = plain.divideAndRemainder(UNITS.getOrDefault(suffix, BigDecimal.ONE));
                if (parts[1].signum() == 0) {
                    return parts[0].toBigInteger() + suffix;
                }
            }
        }
        return plain.toPlainString();
    }
}
