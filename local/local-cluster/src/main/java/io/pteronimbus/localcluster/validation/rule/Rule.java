package io.pteronimbus.localcluster.validation.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One entry of {@code x-kubernetes-validations}. */
record Rule(JsonNode entry) {

    private static final Pattern OLD = Pattern.compile("\\boldSelf\\b");

    String expression() {
        return entry.path("rule").asText();
    }

    /** Whether it compares with the value there was: such a rule holds for changes only, unless {@link #hasOptionalOld}. */
    boolean isTransition() {
        return OLD.matcher(expression()).find();
    }

    boolean hasOptionalOld() {
        return entry.path("optionalOldSelf").asBoolean();
    }

    /** @return what is wrong with the rule itself */
    Optional<String> flaw() {
        if (expression().isBlank()) {
            return Optional.of("rule is not specified");
        }
        try {
            Expressions.compile(expression());
            if (entry.hasNonNull("messageExpression")) {
                Expressions.compile(entry.path("messageExpression").asText());
            }
            return Optional.empty();
        } catch (CelValidationException e) {
            return Optional.of("compilation failed: " + e.getMessage());
        }
    }

    /**
     * @param values {@code self} and perhaps {@code oldSelf}
     * @param path   of the value
     * @param type   of the value, as messages show it
     * @return how the value breaks the rule
     */
    Optional<Cause> broken(Map<String, Object> values, String path, String type) {
        String shown = "Invalid value: \"" + type + "\": ";
        try {
            Object result = Expressions.compile(expression()).eval(values);
            return Boolean.TRUE.equals(result)
                    ? Optional.empty()
                    : Optional.of(new Cause(
                            entry.path("reason").asText("FieldValueInvalid"), field(path), shown + message(values)));
        } catch (CelEvaluationException e) {
            return Optional.of(new Cause(
                    "FieldValueInvalid",
                    field(path),
                    shown + "rule evaluation error: %s evaluating rule: %s".formatted(e.getMessage(), expression())));
        } catch (CelValidationException e) {
            return Optional.of(
                    new Cause("FieldValueInvalid", field(path), shown + "rule compile error: " + e.getMessage()));
        }
    }

    private String field(String path) {
        String whole = path + entry.path("fieldPath").asText("");
        String field = whole.startsWith(".") ? whole.substring(1) : whole;
        return field.isEmpty() ? "<nil>" : field;
    }

    /** A message that cannot be made falls back to the one that is written. */
    private String message(Map<String, Object> values) throws CelValidationException {
        if (entry.hasNonNull("messageExpression")) {
            try {
                Object made = Expressions.compile(
                                entry.path("messageExpression").asText())
                        .eval(values);
                if (made instanceof String text && !text.isBlank() && !text.contains("\n")) {
                    return text;
                }
            } catch (CelEvaluationException e) {
                return written();
            }
        }
        return written();
    }

    private String written() {
        return entry.path("message").asText("failed rule: " + expression());
    }
}
