package io.pteronimbus.fakediscord.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Another clock's time, moved by a settable distance. */
public final class SettableClock extends Clock {

    private final Clock base;
    private volatile Duration offset = Duration.ZERO;

    public SettableClock(Clock base) {
        this.base = base;
    }

    public Duration offset() {
        return offset;
    }

    public void moveTo(Duration distance) {
        offset = distance;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var moved = new SettableClock(base.withZone(zone));
        moved.moveTo(offset);
        return moved;
    }
}
