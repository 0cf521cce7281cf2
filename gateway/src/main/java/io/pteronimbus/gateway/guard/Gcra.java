package io.pteronimbus.gateway.guard;

import io.pteronimbus.platform.problem.ProblemException;
import io.vertx.redis.client.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The generic cell rate algorithm in Lua, for scripts that count in Redis: one number a bucket, the time at which it is full
 * again, by Redis' own clock.
 */
public final class Gcra {
    /**
     * {@code take(key, burst, perSecond, cost)} answers the milliseconds to wait, zero when there was room; a cost of zero just
     * looks.
     */
    public static final String TAKE = """
            local function take(key, burst, perSecond, cost)
              local time = redis.call('TIME')
              local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000
              local interval = 1000 / perSecond
              local full = math.max(tonumber(redis.call('GET', key)) or now, now)
              local wait = full - now - (burst - 1) * interval
              if wait > 0 then return math.ceil(wait) end
              if cost > 0 then
                full = full + cost * interval
                redis.call('SET', key, string.format('%.3f', full), 'PX', math.ceil(full - now))
              end
              return 0
            end
            """;

    private Gcra() {}

    /** Throws 429 with the time to wait, when the script's answer says that there is any. */
    public static void requireRoom(@Nullable Response wait) {
        var millis = wait == null ? 0 : Long.parseLong(wait.toString());
        if (millis > 0) {
            throw ProblemException.rateLimited(Duration.ofMillis(millis).plusSeconds(1));
        }
    }
}
