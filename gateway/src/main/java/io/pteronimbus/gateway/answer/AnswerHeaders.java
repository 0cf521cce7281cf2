package io.pteronimbus.gateway.answer;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The headers every answer carries, whoever wrote it, set last so that no service behind weakens them. */
@ApplicationScoped
public class AnswerHeaders {
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";

    private static final Map<CharSequence, CharSequence> ALWAYS = Map.of(
            HttpHeaders.createOptimized("Content-Security-Policy"),
            POLICY,
            HttpHeaders.createOptimized("X-Content-Type-Options"),
            "nosniff",
            HttpHeaders.createOptimized("X-Frame-Options"),
            "DENY",
            HttpHeaders.createOptimized("Referrer-Policy"),
            "same-origin",
            HttpHeaders.createOptimized("Cross-Origin-Opener-Policy"),
            "same-origin",
            HttpHeaders.createOptimized("Cross-Origin-Resource-Policy"),
            "same-origin",
            HttpHeaders.createOptimized("Permissions-Policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    private final boolean https;

    AnswerHeaders(@ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.https = publicUrl.startsWith("https:");
    }

    /** Has them written when the answer begins. */
    public void promise(RoutingContext context) {
        var path = context.request().path();
        var api = path != null && path.startsWith("/api");
        context.addHeadersEndHandler(begun -> write(context.response().headers(), api));
    }

    private void write(MultiMap headers, boolean api) {
        ALWAYS.forEach(headers::set);
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        if (api && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
