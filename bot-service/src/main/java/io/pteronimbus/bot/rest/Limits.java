package io.pteronimbus.bot.rest;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Optional;

/**
 * What an answer says about its bucket.
 *
 * @param bucket shared by routes that name the same
 */
record Limits(int limit, int remaining, Duration resetAfter, String bucket) {
    private static final double MILLIS = 1000;
    private static final double LONGEST_SECONDS = 86_400;

    /** Empty when it says nothing, or nothing that can be read. */
    static Optional<Limits> read(MultiMap headers) {
        var limit = headers.get("X-RateLimit-Limit");
        var remaining = headers.get("X-RateLimit-Remaining");
        var resetAfter = headers.get("X-RateLimit-Reset-After");
        var bucket = headers.get("X-RateLimit-Bucket");
        if (limit == null || remaining == null || resetAfter == null || bucket == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Limits(
                    Integer.parseInt(limit),
                    Integer.parseInt(remaining),
                    seconds(Double.parseDouble(resetAfter)),
                    bucket));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Rounded up to milliseconds, and within a day. */
    static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.ceil(Math.clamp(seconds, 0, LONGEST_SECONDS) * MILLIS));
    }
}
