package io.pteronimbus.gameserver.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One rule.
 *
 * @param expression of those that have one
 */
record Rule(
        RuleName name, List<String> parameters, @Nullable Expression expression) {
    /** After which a rule's parameters stand as they are. */
    private static final Pattern COLON = Pattern.compile(":");

    Rule {
        parameters = List.copyOf(parameters);
    }

    /** Empty where it is unknown, or is not told what it must be, or told what it cannot do. */
    static Optional<Rule> read(String text) {
        var parts = COLON.split(text, 2);
        var name = RuleName.of(parts[0]);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (name.get().parameters() == Parameters.EXPRESSION) {
            return parts.length < 2
                    ? Optional.empty()
                    : Expression.read(parts[1]).map(expression -> new Rule(name.get(), List.of(parts[1]), expression));
        }
        var parameters = parts.length < 2 ? List.<String>of() : RuleText.parameters(parts[1]);
        return name.get().parameters().fit(parameters)
                ? Optional.of(new Rule(name.get(), parameters, null))
                : Optional.empty();
    }

    Optional<Violation> check(Subject subject) {
        try {
            return name.check().holds(subject, this) ? Optional.empty() : Optional.of(violation(subject));
        } catch (ExhaustedException e) {
            return Optional.of(new Violation(
                    name.key() + ".limit", Map.of(), "is too long to be compared with the form it must have"));
        }
    }

    static boolean matches(Subject subject, Rule rule) {
        return rule.expression != null && rule.expression.isFoundIn(subject.text());
    }

    /** A parameter as a number; empty where it is none. */
    Optional<BigDecimal> number(int parameter) {
        return Numbers.exact(parameters.get(parameter));
    }

    boolean hasOption(String option) {
        return parameters.contains(option);
    }

    /** Whether it is looked at otherwise than Laravel does. */
    boolean isAdapted() {
        return switch (name) {
            case ACTIVE_URL, DATE -> true;
            case INTEGER, NUMERIC, BOOLEAN -> hasOption("strict");
            case EMAIL, TIMEZONE -> !parameters.isEmpty();
            default -> false;
        };
    }

    private Violation violation(Subject subject) {
        boolean comparesNumbers = name.parameters() == Parameters.OPERAND && comparesNumbers(subject);
        return name.violation(subject.isNumber() || comparesNumbers, parameters);
    }

    private boolean comparesNumbers(Subject subject) {
        return subject.isNumeric() || Numbers.isNumeric(parameters.getFirst());
    }
}
