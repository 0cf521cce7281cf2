package io.pteronimbus.auth.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a provider (OAuth 2).
 *
 * @param endsAt when the access token is no longer good
 */
public record ProviderTokens(String accessToken, @Nullable String refreshToken, Instant endsAt) {

    @Override
    public String toString() {
        return "ProviderTokens[redacted]";
    }
}
