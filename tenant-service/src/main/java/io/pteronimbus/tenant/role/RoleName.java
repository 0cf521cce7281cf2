package io.pteronimbus.tenant.role;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rule for names of roles: 1 to 64 characters, neither starting nor ending with a space, without control characters. */
@Size(min = 1, max = 64, message = "must have 1 to 64 characters")
@Pattern(
        regexp = "(?s)(?!\\s)[^\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]*(?<!\\s)",
        message = "must neither start nor end with a space, nor hold control characters")
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@interface RoleName {
    String message() default "must be a name";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
