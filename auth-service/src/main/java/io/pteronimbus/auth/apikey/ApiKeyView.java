package io.pteronimbus.auth.apikey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it.
 *
 * @param prefix how the key begins
 * @param permissions null when it may do all that its owner may
 * @param addresses empty when it may be used from anywhere
 * @param lastUsedAt to the minute
 */
record ApiKeyView(
        UUID id,
        String name,
        String prefix,
        @Nullable List<String> permissions,
        List<String> addresses,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedAddress) {

    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(
                key.id(),
                key.name(),
                key.prefix(),
                key.permissions(),
                key.addresses(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.lastUsedAddress());
    }
}
