package io.pteronimbus.auth.identity;

import java.util.Optional;

/** What a provider is asked about tokens it issued. Both throw {@link TokenIssuerAwayException} when it does not answer. */
public interface TokenIssuerApi {

    /** New tokens for a refresh token; empty when it is good no more. */
    Optional<ProviderTokens> refresh(String refreshToken);

    /** Has the provider forget a token and all that was issued with it. */
    void revoke(String token);
}
