package io.pteronimbus.gameserver.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a form asks for a value. It is there to help: what it lets through is checked by the rules themselves, and what it
 * does not let through would be refused by them.
 *
 * @param choices of {@link Type#CHOICE}, in the rule's order, without the empty one
 * @param min of a number, itself included; so is {@code max}
 * @param minLength in code points; so is {@code maxLength}
 * @param pattern to be found in a value by JavaScript with the flag {@code u} or {@code v}; null also where the rules
 *     have expressions that cannot be said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormField(
        Type type,
        boolean required,
        List<String> choices,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        boolean lowercase,
        boolean uppercase) {

    public FormField {
        choices = List.copyOf(choices);
    }

    public enum Type {
        TEXT,
        /** A whole number. */
        INTEGER,
        NUMBER,
        /** {@code 1} or {@code 0}. */
        BOOLEAN,
        CHOICE,
        URL
    }
}
