package io.pteronimbus.notification.audit;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log. All text in it is data, whatever it looks like: who shows it must escape it.
 *
 * @param override a super administrator used their right over a tenant
 */
record AuditView(
        UUID id,
        Instant at,
        ActorView actor,
        String action,
        TargetView target,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String address,
        @Nullable String userAgent,
        boolean override,
        @Nullable String traceId,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after) {

    record ActorView(Actor.Kind kind, String id, String name) {}

    record TargetView(String kind, String id, @Nullable String name) {}

    static AuditView of(AuditEntry entry) {
        return new AuditView(
                entry.id(),
                entry.at(),
                new ActorView(
                        entry.actor().kind(), entry.actor().id(), entry.actor().name()),
                entry.action(),
                new TargetView(
                        entry.target().kind(),
                        entry.target().id(),
                        entry.target().name()),
                entry.outcome(),
                entry.reason(),
                entry.address(),
                entry.userAgent(),
                entry.override(),
                entry.traceId(),
                entry.before(),
                entry.after());
    }
}
