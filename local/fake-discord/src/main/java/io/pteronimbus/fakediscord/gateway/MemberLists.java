package io.pteronimbus.fakediscord.gateway;

import io.pteronimbus.fakediscord.state.Snowflake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** When a session has asked for all members of which guild, since it may do so only now and then. */
final class MemberLists {

    private final Clock clock;
    private final Supplier<Duration> spacing;
    private final Map<Snowflake, Instant> asked = new HashMap<>();

    MemberLists(Clock clock, Supplier<Duration> spacing) {
        this.clock = clock;
        this.spacing = spacing;
    }

    /** @return how long to wait; nothing when it may ask now, which then counts */
    Duration ask(Snowflake guild) {
        Instant now = clock.instant();
        Instant last = asked.get(guild);
        Instant free = last == null ? now : last.plus(spacing.get());
        if (now.isBefore(free) && !now.isBefore(last)) {
            return Duration.between(now, free);
        }
        asked.put(guild, now);
        return Duration.ZERO;
    }
}
