package io.pteronimbus.auth.password;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a new password must be beyond its length: none that attackers try first. */
@ApplicationScoped
public class PasswordRules {
    private final LeakedPasswords leaked;

    PasswordRules(LeakedPasswords leaked) {
        this.leaked = leaked;
    }

    /**
     * Throws 400 naming the field.
     *
     * @param context what is known of its owner, such as the name: a password made of that is soon guessed
     */
    public void check(String field, String password, List<String> context) {
        leaked.weakness(password, context).ifPresent(why -> {
            throw ProblemException.invalid(new FieldError(field, why.code(), why.message()));
        });
    }
}
