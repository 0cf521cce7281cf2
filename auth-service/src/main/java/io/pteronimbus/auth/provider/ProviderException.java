package io.pteronimbus.auth.provider;

import org.jspecify.annotations.Nullable;

/** Signing in by a provider did not work. */
final class ProviderException extends Exception {
    private final ProviderProblem problem;

    ProviderException(ProviderProblem problem, @Nullable Throwable cause) {
        super(problem.code(), cause);
        this.problem = problem;
    }

    ProviderProblem problem() {
        return problem;
    }
}
