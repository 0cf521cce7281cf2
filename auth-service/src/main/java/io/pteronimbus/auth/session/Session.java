package io.pteronimbus.auth.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in, from a browser or an API client.
 *
 * @param method how its owner signed in
 * @param secondFactor whether a second factor was asked for then
 * @param csrf what unsafe requests with this session's cookies must bring along
 * @param lastUsedAt when its tokens were issued last: within an access token's lifetime of the last request
 */
public record Session(
        UUID id,
        UUID userId,
        String csrf,
        Instant createdAt,
        Instant lastUsedAt,
        Method method,
        boolean secondFactor,
        @Nullable String userAgent,
        @Nullable String address) {

    @Override
    public String toString() {
        return "Session[" + id + "]";
    }
}
