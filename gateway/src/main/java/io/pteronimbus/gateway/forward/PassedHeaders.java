package io.pteronimbus.gateway.forward;

import io.pteronimbus.gateway.route.Upstream;
import io.pteronimbus.gateway.session.Admission;
import io.pteronimbus.gateway.session.CookieNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The headers a service gets to see: the client's, without what would claim an identity, an origin or another path, and with
 * what the gateway itself found out.
 */
@ApplicationScoped
public class PassedHeaders {
    /** {@code cookie}: a socket lives as long as the session, or API key, that signed the request in. */
    public static final String SESSION_KIND = "X-Ptn-Session";

    private static final List<String> DROPPED_PREFIXES = List.of("x-forwarded-", "x-ptn-", "x-original-", "x-rewrite-");
    private static final Set<String> DROPPED = Set.of(
            "forwarded",
            "x-real-ip",
            "x-http-method-override",
            "x-csrf-token",
            "x-cluster-client-ip",
            "via",
            "cookie",
            "authorization");

    private final CookieNames cookies;
    private final boolean https;

    PassedHeaders(CookieNames cookies, @ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.cookies = cookies;
        this.https = publicUrl.startsWith("https:");
    }

    /** Turns the headers, a copy of the request's, into those to pass on. */
    public void prepare(MultiMap headers, HttpServerRequest request, Upstream upstream, Admission admission) {
        headers.names().stream().filter(PassedHeaders::isDropped).toList().forEach(headers::remove);
        if (admission.authorization() != null) {
            headers.set(HttpHeaders.AUTHORIZATION, admission.authorization());
        }
        if (admission.lasting()) {
            headers.set(SESSION_KIND, "cookie");
        }
        passSignInCookies(headers, request, upstream);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", https || request.isSSL() ? "https" : "http");
        var authority = request.authority();
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
        }
    }

    /** The cookies of signing in are auth-service's own business, and no other's. */
    private void passSignInCookies(MultiMap headers, HttpServerRequest request, Upstream upstream) {
        if (upstream != Upstream.AUTH) {
            return;
        }
        var passed = request.cookies().stream()
                .filter(cookie -> cookies.isOfSignIn(cookie.getName()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!passed.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, passed);
        }
    }

    private static boolean isDropped(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return DROPPED.contains(name) || DROPPED_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
