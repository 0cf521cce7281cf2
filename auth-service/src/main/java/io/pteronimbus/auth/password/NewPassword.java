package io.pteronimbus.auth.password;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rule for new passwords: 10 to 256 characters of any kind. Length is what makes them strong, not a mix of kinds. */
@Size(min = NewPassword.SHORTEST, max = NewPassword.LONGEST, message = "must have 10 to 256 characters")
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface NewPassword {
    int SHORTEST = 10;
    int LONGEST = 256;

    String message() default "must have 10 to 256 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
