package io.pteronimbus.auth.provider;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;

/**
 * Hands a provider's tokens to the request that brought them, instead of into a cookie: the session that follows is ours, and
 * Quarkus keeps none.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class PassingTokens implements TokenStateManager {
    private static final String KEY = "pteronimbus.provider-tokens";

    /** The tokens the request at hand brought. */
    static Optional<AuthorizationCodeTokens> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext context,
            OidcTenantConfig config,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> requestContext) {
        context.put(KEY, tokens);
        return Uni.createFrom().item("none");
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext context,
            OidcTenantConfig config,
            String state,
            OidcRequestContext<AuthorizationCodeTokens> requestContext) {
        return Uni.createFrom().failure(new IllegalStateException("no session is kept"));
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext context, OidcTenantConfig config, String state, OidcRequestContext<Void> requestContext) {
        return Uni.createFrom().voidItem();
    }
}
