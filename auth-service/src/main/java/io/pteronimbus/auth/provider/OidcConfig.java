package io.pteronimbus.auth.provider;

import io.pteronimbus.auth.identity.SignUp;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** An OIDC issuer people sign in with, such as Keycloak, Authentik or Google; without one they cannot. */
@ConfigMapping(prefix = "pteronimbus.auth.oidc")
public interface OidcConfig {

    /** Under it lies {@code /.well-known/openid-configuration}. */
    Optional<String> issuer();

    Optional<String> clientId();

    Optional<String> clientSecret();

    /** On the button. */
    @WithDefault("Single sign-on")
    String name();

    /** Beside {@code openid}. */
    @WithDefault("profile")
    List<String> scopes();

    @WithDefault("open")
    SignUp signUp();

    default boolean isConfigured() {
        return issuer().isPresent() && clientId().isPresent();
    }
}
