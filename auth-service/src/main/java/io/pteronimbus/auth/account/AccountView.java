package io.pteronimbus.auth.account;

import java.time.Instant;
import java.util.UUID;

/** An account as its owner sees it. */
public record AccountView(UUID id, String email, String displayName, boolean superAdmin, Instant createdAt) {

    public static AccountView of(Account account) {
        return new AccountView(
                account.id(), account.email(), account.displayName(), account.isSuperAdmin(), account.createdAt());
    }
}
