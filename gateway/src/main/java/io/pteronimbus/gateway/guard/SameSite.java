package io.pteronimbus.gateway.guard;

import io.pteronimbus.gateway.socket.Upgrades;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells a request that our own page sent from one that a foreign page had the browser send. */
@ApplicationScoped
public class SameSite {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String CSRF_HEADER = "X-CSRF-Token";

    private final String publicOrigin;

    SameSite(@ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.publicOrigin = origin(publicUrl);
    }

    /**
     * For requests that a cookie signed in. What changes something needs the session's token in {@code X-CSRF-Token}; a
     * WebSocket, which can carry no such header, needs our own {@code Origin}. Throws 403 {@code csrf-failed}.
     */
    public void requireIntent(HttpServerRequest request, String sessionToken) {
        if (Upgrades.wanted(request)) {
            if (!comesFromHere(request, request.getHeader(HttpHeaders.ORIGIN))) {
                throw refused("A socket is opened from the panel's own pages alone.");
            }
        } else if (!SAFE.contains(request.method()) && !same(sessionToken, request.getHeader(CSRF_HEADER))) {
            throw refused("The header X-CSRF-Token is missing or not that of your session. Reload the page.");
        }
    }

    /**
     * For requests that bring credentials in their body, before there is a session: JSON, which a foreign form cannot send,
     * and our own {@code Origin} where the client tells one. Throws 415 or 403.
     */
    public void requireJsonFromHere(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !mediaType(type).equals("application/json")) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !comesFromHere(request, origin)) {
            throw refused("Signing in works from the panel's own pages alone.");
        }
    }

    private boolean comesFromHere(HttpServerRequest request, @Nullable String origin) {
        if (origin == null) {
            return false;
        }
        var given = origin.toLowerCase(Locale.ROOT);
        var host = request.getHeader(HttpHeaders.HOST);
        return given.equals(publicOrigin)
                || (host != null
                        && (given.equals("http://" + host.toLowerCase(Locale.ROOT))
                                || given.equals("https://" + host.toLowerCase(Locale.ROOT))));
    }

    private static boolean same(String expected, @Nullable String given) {
        return !expected.isEmpty()
                && given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    private static String origin(String url) {
        var uri = URI.create(url);
        return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.CSRF_FAILED, detail);
    }
}
