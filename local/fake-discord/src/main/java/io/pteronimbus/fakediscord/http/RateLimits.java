package io.pteronimbus.fakediscord.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A budget for each caller, route and guild, as Discord keeps it: so many requests in a second, then 429. Its size is ours, since
 * Discord's sizes are not published.
 */
public final class RateLimits {

    /** Requests in a window. */
    public static final int LIMIT = 50;

    private static final double WINDOW_SECONDS = 1;
    private static final int MOST_BUCKETS = 10_000;
    private static final double MILLIS = 1000.0;

    /**
     * What the headers say.
     *
     * @param reset epoch seconds
     */
    record Headers(int limit, int remaining, double reset, double resetAfter, String bucket) {

        void write(RoutingContext context) {
            context.response()
                    .putHeader("X-RateLimit-Limit", Integer.toString(limit))
                    .putHeader("X-RateLimit-Remaining", Integer.toString(remaining))
                    .putHeader("X-RateLimit-Reset", seconds(reset))
                    .putHeader("X-RateLimit-Reset-After", seconds(resetAfter))
                    .putHeader("X-RateLimit-Bucket", bucket);
        }

        private static String seconds(double value) {
            return String.format(Locale.ROOT, "%.3f", value);
        }
    }

    private record Window(double end, int used) {}

    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_BUCKETS;
        }
    };

    public RateLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a request and writes the headers.
     *
     * @param bucket the route, which the header names
     * @param whose  the caller and the guild
     * @return whether the request may go on; if not, it was answered
     */
    public boolean admit(RoutingContext context, String bucket, String whose) {
        double now = clock.millis() / MILLIS;
        String key = bucket + ' ' + whose;
        Window window = windows.get(key);
        // also after the clock was set back
        if (window == null || now >= window.end || window.end - now > WINDOW_SECONDS) {
            window = new Window(now + WINDOW_SECONDS, 0);
        }
        if (window.used >= LIMIT) {
            double after = window.end - now;
            refuse(context, new Headers(LIMIT, 0, window.end, after, bucket), after, false, "user");
            return false;
        }
        windows.put(key, new Window(window.end, window.used + 1));
        new Headers(LIMIT, LIMIT - window.used - 1, window.end, window.end - now, bucket).write(context);
        return true;
    }

    /** Answers 429. */
    static void refuse(RoutingContext context, Headers headers, double retryAfter, boolean global, String scope) {
        headers.write(context);
        context.response()
                .putHeader("Retry-After", Long.toString((long) Math.ceil(retryAfter)))
                .putHeader("X-RateLimit-Scope", scope);
        if (global) {
            context.response().putHeader("X-RateLimit-Global", "true");
        }
        ObjectNode body = Json.object()
                .put("message", "You are being rate limited.")
                .put("retry_after", retryAfter)
                .put("global", global)
                .put("code", 0);
        Answers.json(context, 429, body);
    }
}
