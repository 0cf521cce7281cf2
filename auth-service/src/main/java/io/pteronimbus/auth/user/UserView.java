package io.pteronimbus.auth.user;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.session.Method;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as super administrators see them.
 *
 * @param configured configuration makes them a super administrator, so nobody else can take that away
 * @param identities providers they sign in by
 */
record UserView(
        UUID id,
        String displayName,
        @Nullable String email,
        boolean superAdmin,
        boolean configured,
        boolean secondFactor,
        List<Method> identities,
        Instant createdAt) {

    static UserView of(Account account, boolean configured, List<Method> identities) {
        return new UserView(
                account.id(),
                account.displayName(),
                account.email(),
                account.isSuperAdmin(),
                configured,
                account.hasSecondFactor(),
                identities,
                account.createdAt());
    }
}
