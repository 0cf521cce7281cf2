package io.pteronimbus.fakediscord.gateway;

import io.pteronimbus.fakediscord.state.Snowflake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How often sessions of each application have begun, which Discord limits. */
public final class SessionStarts {

    private static final Duration DAY = Duration.ofDays(1);

    private static final class Counted {
        private final RateWindow day;
        private Instant last = Instant.MIN;

        Counted(Clock clock) {
            this.day = new RateWindow(clock, DAY);
        }
    }

    /**
     * What an application may still do.
     *
     * @param resetAfter until all of them are free again
     */
    public record Limit(int total, int remaining, Duration resetAfter, int maxConcurrency) {}

    private final Clock clock;
    private final Supplier<GatewaySettings> settings;
    private final Map<Snowflake, Counted> byApplication = new HashMap<>();

    SessionStarts(Clock clock, Supplier<GatewaySettings> settings) {
        this.clock = clock;
        this.settings = settings;
    }

    Limit limit(Snowflake application) {
        int total = settings.get().sessionStarts();
        Counted counted = of(application);
        return new Limit(total, Math.max(0, total - counted.day.used()), counted.day.left(), 1);
    }

    /** Counts a try. @return whether the day still has one */
    boolean count(Snowflake application) {
        return of(application).day.count() <= settings.get().sessionStarts();
    }

    /** Whether the last session is long enough ago; then one begins now. */
    boolean begin(Snowflake application) {
        Counted counted = of(application);
        Instant now = clock.instant();
        boolean soon = !counted.last.equals(Instant.MIN)
                && !now.isBefore(counted.last)
                && now.isBefore(counted.last.plus(settings.get().identifySpacing()));
        if (!soon) {
            counted.last = now;
        }
        return !soon;
    }

    void forget(Snowflake application) {
        byApplication.remove(application);
    }

    void clear() {
        byApplication.clear();
    }

    private Counted of(Snowflake application) {
        return byApplication.computeIfAbsent(application, id -> new Counted(clock));
    }
}
