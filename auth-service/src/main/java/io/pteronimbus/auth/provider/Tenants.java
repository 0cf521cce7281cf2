package io.pteronimbus.auth.provider;

import io.pteronimbus.auth.discord.DiscordConfig;
import io.pteronimbus.auth.seal.Seal;
import io.pteronimbus.auth.session.Method;
import io.pteronimbus.platform.problem.ProblemException;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The providers as Quarkus OIDC wants to know them. State, nonce and PKCE verifier lie sealed in a cookie of the browser that
 * began, under a key all replicas derive alike.
 */
@ApplicationScoped
class Tenants implements TenantConfigResolver {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration STATE_AGE = Duration.ofMinutes(10);

    private final Map<Method, OidcTenantConfig> configured = new EnumMap<>(Method.class);
    private final String publicUrl;
    private final String stateSecret;

    Tenants(
            DiscordConfig discord,
            OidcConfig oidc,
            Seal seal,
            @ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.publicUrl = publicUrl;
        this.stateSecret = Base64.getEncoder()
                .encodeToString(seal.derive("oidc-state").getFirst().getEncoded());
        if (discord.isConfigured()) {
            configured.put(Method.DISCORD, discord(discord));
        }
        if (oidc.isConfigured()) {
            configured.put(Method.OIDC, oidc(oidc));
        }
    }

    boolean isConfigured(Method method) {
        return configured.containsKey(method);
    }

    /** The provider of that name. Throws 404 when it is not configured, or is none. */
    Method configured(String name) {
        return configured.keySet().stream()
                .filter(method -> method.text().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("way to sign in"));
    }

    /** The same object each time: another one would have Quarkus connect anew. */
    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> requestContext) {
        return Uni.createFrom().item(ofPath(context.normalizedPath()).orElse(null));
    }

    static String path(Method method, String step) {
        return "/api/v1/auth/" + method.text() + "/" + step;
    }

    private Optional<OidcTenantConfig> ofPath(@Nullable String path) {
        return configured.entrySet().stream()
                .filter(entry -> path != null && path.startsWith(path(entry.getKey(), "")))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private OidcTenantConfig discord(DiscordConfig discord) {
        return common(Method.DISCORD, List.of("identify", "guilds"), false)
                .authServerUrl(discord.apiUrl() + "/api/oauth2")
                .discoveryEnabled(false)
                .authorizationPath(discord.url() + "/oauth2/authorize")
                .tokenPath("token")
                .userInfoPath(discord.apiUrl() + "/api/users/@me")
                .clientId(discord.clientId().orElseThrow())
                .credentials()
                .clientSecret(discord.clientSecret().orElseThrow(), Secret.Method.BASIC)
                .end()
                .token()
                .verifyAccessTokenWithUserInfo(true)
                .end()
                .build();
    }

    private OidcTenantConfig oidc(OidcConfig oidc) {
        var config = common(Method.OIDC, oidc.scopes(), true)
                .authServerUrl(oidc.issuer().orElseThrow())
                .clientId(oidc.clientId().orElseThrow());
        oidc.clientSecret().ifPresent(secret -> config.credentials(secret));
        return config.build();
    }

    private io.quarkus.oidc.OidcTenantConfigBuilder common(Method method, List<String> scopes, boolean oidc) {
        return OidcTenantConfig.builder()
                .tenantId(method.text())
                .applicationType(ApplicationType.WEB_APP)
                .connectionTimeout(PATIENCE)
                .authentication()
                .redirectPath(publicUrl + path(method, "callback"))
                .restorePathAfterRedirect(false)
                .removeRedirectParameters(false)
                .scopes(scopes)
                .addOpenidScope(oidc)
                .idTokenRequired(oidc)
                .nonceRequired(oidc)
                .pkceRequired(true)
                .stateSecret(stateSecret)
                .stateCookieAge(STATE_AGE)
                .failOnMissingStateParam(true)
                .cookiePath("/api/v1/auth")
                .cookieForceSecure(publicUrl.startsWith("https:"))
                .end();
    }
}
