package io.pteronimbus.tenant.tenant;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Two tenants never have the same slug: the database says so, whether or not one sees the other. */
final class SlugTaken {
    private static final String CONSTRAINT = "tenant_slug_unique";

    private SlugTaken() {}

    static boolean isCauseOf(@Nullable Throwable failure) {
        return UniqueViolation.isCauseOf(failure, CONSTRAINT);
    }

    static ProblemException problem() {
        return new ProblemException(ProblemType.NAME_TAKEN, "Another tenant has this slug. Choose another one.");
    }
}
