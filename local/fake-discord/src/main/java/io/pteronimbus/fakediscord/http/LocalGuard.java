package io.pteronimbus.fakediscord.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may ask for what. */
public final class LocalGuard {

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private LocalGuard() {}

    /**
     * The control API knows no users: it is for programs of this machine, and for no web page through a browser, whose requests have
     * an Origin, or, when a name was rebound, another host.
     */
    public static void programsOfThisMachine(RoutingContext context) {
        HttpServerRequest request = context.request();
        HostAndPort authority = request.authority();
        boolean local = isLoopback(request.remoteAddress().hostAddress())
                && authority != null
                && HOSTS.contains(authority.host());
        if (!local || request.getHeader("Origin") != null || isFromPage(request.getHeader("Sec-Fetch-Site"), "none")) {
            throw DiscordException.missingAccess();
        }
        context.next();
    }

    /** Consent is given on our own page only. */
    public static void ownPage(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader("Origin");
        boolean foreign =
                origin != null && !origin.replaceFirst("^https?://", "").equals(String.valueOf(request.authority()));
        if (foreign || isFromPage(request.getHeader("Sec-Fetch-Site"), "same-origin")) {
            throw DiscordException.missingAccess();
        }
        context.next();
    }

    private static boolean isFromPage(@Nullable String site, String allowed) {
        return site != null && !site.equals(allowed);
    }

    private static boolean isLoopback(@Nullable String address) {
        try {
            // an address that is written in digits is not looked up
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
