package io.pteronimbus.platform.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with one field of a request.
 *
 * @param field path in the body with dots, or the name of the parameter
 */
public record FieldError(String field, String message) {

    static String summary(List<FieldError> errors) {
        return errors.stream().map(e -> e.field() + " " + e.message()).collect(Collectors.joining("; "));
    }
}
