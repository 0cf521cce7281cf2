package io.pteronimbus.fakediscord.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Discord's id: milliseconds since 2015 and a counter. In JSON it is text, since JavaScript would round it. */
public record Snowflake(long value) implements Comparable<Snowflake> {

    static final long EPOCH_MILLIS = 1_420_070_400_000L;
    static final int TIME_SHIFT = 22;

    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Snowflake {
        if (value < 0) {
            throw new IllegalArgumentException("a snowflake is not negative");
        }
    }

    /** @throws IllegalArgumentException when the text is no snowflake */
    @JsonCreator
    public static Snowflake of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a snowflake"));
    }

    public static Optional<Snowflake> parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Snowflake(Long.parseLong(text)));
        } catch (NumberFormatException tooLarge) {
            // 19 digits can still be more than a long holds
            return Optional.empty();
        }
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli((value >> TIME_SHIFT) + EPOCH_MILLIS);
    }

    @Override
    public int compareTo(Snowflake other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
