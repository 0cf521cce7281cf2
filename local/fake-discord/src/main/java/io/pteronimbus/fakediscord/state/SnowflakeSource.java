package io.pteronimbus.fakediscord.state;

import java.time.Clock;

/** Makes snowflakes that carry the clock's time and always grow, also when the clock is set back. */
public final class SnowflakeSource {

    private final Clock clock;
    private long last;

    public SnowflakeSource(Clock clock) {
        this.clock = clock;
    }

    public synchronized Snowflake next() {
        long now = Math.max(0, clock.millis() - Snowflake.EPOCH_MILLIS) << Snowflake.TIME_SHIFT;
        last = Math.max(last + 1, now);
        return new Snowflake(last);
    }
}
