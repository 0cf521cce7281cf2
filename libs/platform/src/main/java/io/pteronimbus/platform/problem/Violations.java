package io.pteronimbus.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Says by the catalogue what Bean Validation found wrong. */
final class Violations {

    private Violations() {}

    static FieldError fieldError(ConstraintViolation<?> violation) {
        var rule = violation.getConstraintDescriptor();
        return switch (rule.getAnnotation()) {
            case NotNull _, NotBlank _, NotEmpty _ -> error(violation, FieldErrorCode.REQUIRED, Map.of());
            case Size size
            when violation.getInvalidValue() instanceof CharSequence text ->
                text.isEmpty()
                        ? error(violation, FieldErrorCode.REQUIRED, Map.of())
                        : sized(violation, size, text.length(), FieldErrorCode.TOO_SHORT, FieldErrorCode.TOO_LONG);
            case Size size
            when violation.getInvalidValue() instanceof Collection<?> items ->
                sized(violation, size, items.size(), FieldErrorCode.TOO_FEW, FieldErrorCode.TOO_MANY);
            case Size size
            when violation.getInvalidValue() instanceof Map<?, ?> entries ->
                sized(violation, size, entries.size(), FieldErrorCode.TOO_FEW, FieldErrorCode.TOO_MANY);
            case Min min -> error(violation, FieldErrorCode.TOO_SMALL, Map.of("min", min.value()));
            case Max max -> error(violation, FieldErrorCode.TOO_LARGE, Map.of("max", max.value()));
            case Pattern _
            when rule.getPayload().contains(FieldErrorCode.Email.class) ->
                error(violation, FieldErrorCode.INVALID_EMAIL, Map.of());
            default -> error(violation, FieldErrorCode.INVALID_FORMAT, Map.of());
        };
    }

    private static FieldError sized(
            ConstraintViolation<?> violation, Size size, int actual, FieldErrorCode less, FieldErrorCode more) {
        return actual < size.min()
                ? error(violation, less, Map.of("min", size.min()))
                : error(violation, more, Map.of("max", size.max()));
    }

    private static FieldError error(ConstraintViolation<?> violation, FieldErrorCode code, Map<String, Object> params) {
        return new FieldError(field(violation), code, violation.getMessage(), params);
    }

    private static String field(ConstraintViolation<?> violation) {
        var names = names(violation.getPropertyPath());
        // a constrained method names itself and the parameter first: what is left is the path in the body
        var inBody = names.size() > 2 ? names.subList(2, names.size()) : names.subList(names.size() - 1, names.size());
        return String.join(".", inBody);
    }

    /** As whoever wrote the body knows them: {@code items[1]}, and {@code labels.zone} for what is wrong with that key or its value. */
    private static List<String> names(Path path) {
        var names = new ArrayList<String>();
        for (var node : path) {
            if (node.isInIterable() && node.getKey() != null) {
                names.add(node.getKey().toString());
            } else if (node.isInIterable() && node.getIndex() != null) {
                names.add(names.removeLast() + "[" + node.getIndex() + "]");
            }
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                names.add(node.getName());
            }
        }
        return names;
    }
}
