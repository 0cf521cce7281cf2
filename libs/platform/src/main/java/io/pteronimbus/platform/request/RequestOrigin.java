package io.pteronimbus.platform.request;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * Where the request at hand comes from. The gateway drops what a client claims and writes {@code X-Forwarded-For} itself, so
 * its value is one address.
 */
@RequestScoped
public class RequestOrigin {
    private static final int LONGEST_USER_AGENT = 256;

    private final CurrentVertxRequest current;

    RequestOrigin(CurrentVertxRequest current) {
        this.current = current;
    }

    public @Nullable String address() {
        var request = request();
        if (request == null) {
            return null;
        }
        var forwarded = request.getHeader("X-Forwarded-For");
        return forwarded != null ? forwarded : request.remoteAddress().hostAddress();
    }

    /** At most 256 characters. */
    public @Nullable String userAgent() {
        var request = request();
        var agent = request == null ? null : request.getHeader("User-Agent");
        return agent == null ? null : agent.substring(0, Math.min(LONGEST_USER_AGENT, agent.length()));
    }

    private @Nullable HttpServerRequest request() {
        var routing = current.getCurrent();
        return routing == null ? null : routing.request();
    }
}
