package io.pteronimbus.auth.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param email null for who signs in by other means alone
 * @param emailVerified whether a link in a mail to that address was opened
 * @param secondFactor whether a second factor is asked for at sign-in
 * @param secondFactorRequired the platform demands one, and there is none yet: nothing but the account itself can be used
 */
public record AccountView(
        UUID id,
        @Nullable String email,
        boolean emailVerified,
        String displayName,
        boolean superAdmin,
        boolean hasPassword,
        boolean secondFactor,
        boolean secondFactorRequired,
        Instant createdAt) {

    public static AccountView of(Account account, SecondFactorPolicy policy) {
        return new AccountView(
                account.id(),
                account.email(),
                account.isEmailVerified(),
                account.displayName(),
                account.isSuperAdmin(),
                account.passwordHash() != null,
                account.hasSecondFactor(),
                policy.misses(account),
                account.createdAt());
    }
}
