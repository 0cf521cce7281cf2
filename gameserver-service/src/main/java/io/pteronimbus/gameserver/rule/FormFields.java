package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.FormField.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a field of a form out of rules. */
final class FormFields {
    private static final String DIGITS = "^[0-9]+$";
    private static final String LETTERS = "\\p{L}\\p{M}";
    private static final String NUMBERS = LETTERS + "\\p{N}";

    private final List<Rule> rules;
    private final Set<RuleName> names;

    FormFields(List<Rule> rules, Set<RuleName> names) {
        this.rules = rules;
        this.names = names;
    }

    FormField describe() {
        var type = type();
        boolean isNumber = type == Type.INTEGER || type == Type.NUMBER;
        boolean isText = type == Type.TEXT || type == Type.URL;
        var numbers = isNumber ? NumberBounds.of(rules, type == Type.INTEGER) : NumberBounds.NONE;
        // where a set means numbers, its sizes are none of a text
        var lengths = isText && names.stream().noneMatch(RuleName::meansNumber)
                ? NumberBounds.ofLength(rules)
                : NumberBounds.NONE;
        return new FormField(
                type,
                names.contains(RuleName.REQUIRED),
                type == Type.CHOICE ? choices() : List.of(),
                numbers.min(),
                numbers.max(),
                lengths.minLength(),
                lengths.maxLength(),
                isText ? pattern() : null,
                names.contains(RuleName.LOWERCASE),
                names.contains(RuleName.UPPERCASE));
    }

    private Type type() {
        if (names.contains(RuleName.BOOLEAN)
                && (!names.contains(RuleName.IN) || choices().containsAll(List.of("0", "1")))) {
            return Type.BOOLEAN;
        }
        if (names.contains(RuleName.IN)) {
            return Type.CHOICE;
        }
        if (names.contains(RuleName.INTEGER)) {
            return Type.INTEGER;
        }
        if (names.stream().anyMatch(RuleName::meansNumber)) {
            return names.stream().anyMatch(RuleName::meansDigits) ? Type.INTEGER : Type.NUMBER;
        }
        return names.contains(RuleName.URL) || names.contains(RuleName.ACTIVE_URL) ? Type.URL : Type.TEXT;
    }

    private List<String> choices() {
        return rules.stream()
                .filter(rule -> rule.name() == RuleName.IN)
                .findFirst()
                .map(rule -> rule.parameters().stream()
                        .filter(choice -> !PhpText.trim(choice).isEmpty())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** The first that can be said; the others are checked all the same. */
    private @Nullable String pattern() {
        return rules.stream()
                .map(FormFields::pattern)
                .filter(pattern -> !pattern.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String pattern(Rule rule) {
        boolean ascii = rule.hasOption("ascii");
        return switch (rule.name()) {
            case REGEX ->
                rule.expression() == null ? "" : rule.expression().script().orElse("");
            case ALPHA -> "^[" + (ascii ? "A-Za-z" : LETTERS) + "]+$";
            case ALPHA_NUM -> "^[" + (ascii ? "A-Za-z0-9" : NUMBERS) + "]+$";
            case ALPHA_DASH -> "^[" + (ascii ? "A-Za-z0-9" : NUMBERS) + "_\\-]+$";
            case DIGITS, DIGITS_BETWEEN, MIN_DIGITS, MAX_DIGITS -> DIGITS;
            default -> "";
        };
    }
}
