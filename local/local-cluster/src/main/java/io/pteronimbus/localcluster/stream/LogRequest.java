package io.pteronimbus.localcluster.stream;

import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.workload.log.LogOptions;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The query parameters of a log request. */
record LogRequest(boolean previous, LogOptions options) {

    /**
     * @param now what {@code sinceSeconds} counts back from
     * @throws StatusException 400 when a parameter is not what it should be
     */
    static LogRequest of(MultiMap query, Instant now) {
        Instant since = instant(query, "sinceTime");
        Long seconds = number(query, "sinceSeconds");
        if (seconds != null) {
            since = now.minusSeconds(seconds);
        }
        return new LogRequest(
                flag(query, "previous"),
                new LogOptions(
                        number(query, "tailLines"),
                        since,
                        number(query, "limitBytes"),
                        flag(query, "follow"),
                        flag(query, "timestamps")));
    }

    private static boolean flag(MultiMap query, String name) {
        String value = query.get(name);
        return "true".equals(value) || "1".equals(value);
    }

    private static @Nullable Long number(MultiMap query, String name) {
        String value = query.get(name);
        try {
            long number = value == null || value.isEmpty() ? 0 : Long.parseLong(value);
            if (number < 0) {
                throw StatusException.badRequest(name + " must be greater than or equal to 0");
            }
            return value == null || value.isEmpty() ? null : number;
        } catch (NumberFormatException e) {
            throw StatusException.badRequest(name + " is not a number: " + value);
        }
    }

    private static @Nullable Instant instant(MultiMap query, String name) {
        String value = query.get(name);
        try {
            return value == null || value.isEmpty() ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw StatusException.badRequest(name + " is not an RFC 3339 time: " + value);
        }
    }
}
