package io.pteronimbus.auth.account;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Of whom the platform demands a second factor: {@code pteronimbus.auth.second-factor.required}. */
@ApplicationScoped
public class SecondFactorPolicy {
    private final Who required;

    /** Whom a demand is for. */
    enum Who {
        NOBODY,
        SUPER_ADMINS,
        EVERYBODY
    }

    SecondFactorPolicy(@ConfigProperty(name = "pteronimbus.auth.second-factor.required") Who required) {
        this.required = required;
    }

    /** Whether one is demanded that the account has not got. */
    public boolean misses(Account account) {
        return !account.hasSecondFactor()
                && switch (required) {
                    case NOBODY -> false;
                    case SUPER_ADMINS -> account.isSuperAdmin();
                    case EVERYBODY -> true;
                };
    }
}
