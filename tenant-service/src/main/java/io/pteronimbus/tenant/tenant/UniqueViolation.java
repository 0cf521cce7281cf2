package io.pteronimbus.tenant.tenant;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Tells whether the database refused something because somebody else has it. */
final class UniqueViolation {

    private UniqueViolation() {}

    static boolean isCauseOf(@Nullable Throwable failure, String constraint) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation
                    && constraint.equals(violation.getConstraintName())) {
                return true;
            }
        }
        return false;
    }
}
