package io.pteronimbus.gateway.session;

import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The panel's cookies. Their names carry the gateway's port, since browsers keep cookies by host alone. */
@ApplicationScoped
public class CookieNames {
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
