package io.pteronimbus.gateway.session;

import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The panel's cookies. Their names carry the gateway's port, since browsers keep cookies by host alone. */
@ApplicationScoped
public class CookieNames {
    /** What was asked of a provider: state, nonce and PKCE verifier, sealed. */
    private static final String PROVIDER_STATE = "q_auth_";

    private final String suffix;

    CookieNames(@ConfigProperty(name = "pteronimbus.cookie.suffix") String suffix) {
        this.suffix = suffix;
    }

    public String access() {
        return "ptn_access_" + suffix;
    }

    public String refresh() {
        return "ptn_refresh_" + suffix;
    }

    /** Whether it is one that auth-service reads: the refresh token, and those of signing in in more than one step. */
    public boolean isOfSignIn(String name) {
        return name.equals(refresh())
                || name.equals("ptn_flow_" + suffix)
                || name.equals("ptn_factor_" + suffix)
                || name.startsWith(PROVIDER_STATE);
    }

    String csrf() {
        return "ptn_csrf_" + suffix;
    }

    /** Has the browser forget all of them. */
    public void clear(HttpServerResponse response) {
        response.headers()
                .add("Set-Cookie", access() + "=; Path=/api; Max-Age=0; HttpOnly; SameSite=Lax")
                .add("Set-Cookie", refresh() + "=; Path=/api/v1/auth; Max-Age=0; HttpOnly; SameSite=Strict")
                .add("Set-Cookie", csrf() + "=; Path=/; Max-Age=0; SameSite=Strict");
    }
}
