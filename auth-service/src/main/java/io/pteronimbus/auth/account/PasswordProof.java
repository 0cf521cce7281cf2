package io.pteronimbus.auth.account;

import io.pteronimbus.auth.limit.SignInLimits;
import io.pteronimbus.auth.password.PasswordHasher;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.request.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the password again before something changes by which one signs in, so that a browser left open is not enough.
 * Tries are counted as those of signing in. Who has no password is not asked.
 */
@ApplicationScoped
public class PasswordProof {
    private final PasswordHasher hasher;
    private final SignInLimits limits;
    private final RequestOrigin origin;

    PasswordProof(PasswordHasher hasher, SignInLimits limits, RequestOrigin origin) {
        this.hasher = hasher;
        this.limits = limits;
        this.origin = origin;
    }

    /** Throws 400 naming {@code currentPassword} when it is not right, and 429 after too many of those. */
    public void require(Account account, @Nullable String password) {
        var hash = account.passwordHash();
        if (hash == null) {
            return;
        }
        if (password == null) {
            throw ProblemException.invalid(
                    new FieldError("currentPassword", FieldErrorCode.REQUIRED, "is needed for this"));
        }
        var attempt = limits.attempt(String.valueOf(account.email()), origin.address());
        if (!hasher.matches(password, hash)) {
            throw ProblemException.invalid(new FieldError("currentPassword", FieldErrorCode.NOT_RIGHT, "is not right"));
        }
        limits.succeeded(attempt);
    }
}
