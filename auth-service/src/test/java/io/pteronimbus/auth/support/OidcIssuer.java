package io.pteronimbus.auth.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.jspecify.annotations.Nullable;

/** An OIDC issuer for all tests of this module: discovery, codes with PKCE, tokens signed with keys it publishes. */
public final class OidcIssuer implements QuarkusTestResourceLifecycleManager {
    private static final String ISSUER = "company";
    private static final String CLIENT = "pteronimbus";
    private static volatile @Nullable MockOAuth2Server running;

    @Override
    public Map<String, String> start() {
        var server = new MockOAuth2Server();
        server.start();
        running = server;
        return Map.of(
                "pteronimbus.auth.oidc.issuer",
                server.issuerUrl(ISSUER).toString(),
                "pteronimbus.auth.oidc.client-id",
                CLIENT,
                "pteronimbus.auth.oidc.client-secret",
                "the secret of the company's client",
                "pteronimbus.auth.oidc.name",
                "Company");
    }

    @Override
    public void stop() {
        if (running != null) {
            running.shutdown();
        }
    }

    /** Who signs in next; claims may be others than the issuer would set by itself. */
    public static void next(String subject, Map<String, Object> claims) {
        Objects.requireNonNull(running)
                .enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of(CLIENT), claims, 3600));
    }
}
