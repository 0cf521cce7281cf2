package io.pteronimbus.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is wrong with one field of a request.
 *
 * @param field path in the body with dots, or the name of the parameter
 * @param message in English, to follow the name of the field
 * @param params what the code needs to be said in another language, such as {@code min}; no secret
 */
@RegisterForReflection
public record FieldError(
        String field,
        FieldErrorCode code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> params) {

    public FieldError {
        params = Map.copyOf(params);
    }

    public FieldError(String field, FieldErrorCode code, String message) {
        this(field, code, message, Map.of());
    }

    /** Of a value that is not in the form it must have. */
    public FieldError(String field, String message) {
        this(field, FieldErrorCode.INVALID_FORMAT, message);
    }

    static String summary(List<FieldError> errors) {
        return errors.stream().map(e -> e.field() + " " + e.message()).collect(Collectors.joining("; "));
    }
}
