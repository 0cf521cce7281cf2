package io.pteronimbus.bot.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;

/** Counts events by their type; those nobody here listens to as one, since Discord may invent more. */
@ApplicationScoped
class EventMeter {
    private static final Set<String> TYPES = Set.of(
            "READY",
            "RESUMED",
            "GUILD_CREATE",
            "GUILD_UPDATE",
            "GUILD_DELETE",
            "GUILD_ROLE_CREATE",
            "GUILD_ROLE_UPDATE",
            "GUILD_ROLE_DELETE",
            "GUILD_MEMBER_ADD",
            "GUILD_MEMBER_UPDATE",
            "GUILD_MEMBER_REMOVE");

    private final MeterRegistry meters;

    EventMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String event) {
        var type = TYPES.contains(event) ? event.toLowerCase(Locale.ROOT) : "other";
        meters.counter("pteronimbus.bot.events", "type", type).increment();
    }
}
