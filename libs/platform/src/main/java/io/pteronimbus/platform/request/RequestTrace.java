package io.pteronimbus.platform.request;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The trace id of the request at hand: of the W3C {@code traceparent} the gateway sets, else a new one. */
@ApplicationScoped
public class RequestTrace {
    private static final String KEY = "pteronimbus.trace";
    private static final String HEADER = "traceparent";

    private final CurrentVertxRequest current;

    RequestTrace(CurrentVertxRequest current) {
        this.current = current;
    }

    /** 32 hex digits, the same throughout a request. */
    public String id() {
        var routing = routing();
        if (routing == null) {
            return newId();
        }
        var known = routing.<String>get(KEY);
        if (known == null) {
            known = ofTraceParent(routing.request().getHeader(HEADER));
            routing.put(KEY, known);
        }
        return known;
    }

    /** The trace id within a traceparent header; a new one when the header is absent or not of that form. */
    public static String ofTraceParent(@Nullable String header) {
        return header != null && header.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
                ? header.substring(3, 35)
                : newId();
    }

    /** A traceparent with a new span for calls made on behalf of this request. */
    public String traceParent() {
        return "00-" + id() + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "-01";
    }

    private @Nullable RoutingContext routing() {
        return io.quarkus.arc.Arc.container().requestContext().isActive() ? current.getCurrent() : null;
    }

    private static String newId() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
