package io.pteronimbus.localcluster.api;

import io.pteronimbus.localcluster.store.StatusException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Set;

/**
 * The API has no users, so that only this machine may use it, and no web page through a browser: a page has an Origin, and a rebound
 * name is no loopback host.
 */
final class RequestGuard {

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private RequestGuard() {}

    /** @throws StatusException 403 for a request that a web page made, or that names another host */
    static void check(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null || !HOSTS.contains(authority.host())) {
            throw new StatusException(403, "Forbidden", "this cluster answers on loopback only");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean page = site != null && !site.equals("none");
        // WebSocket clients that are no browsers name the server itself as origin
        boolean foreign =
                origin != null && !origin.replaceFirst("^https?://", "").equals(authority.toString());
        if (page || foreign) {
            throw new StatusException(403, "Forbidden", "this cluster does not answer web pages");
        }
    }
}
