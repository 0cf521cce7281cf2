package io.pteronimbus.auth.session;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.Topics;
import io.pteronimbus.persistence.outbox.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Tells the world that a session is over, so that its sockets are closed. */
@ApplicationScoped
@RegisterForReflection(
        targets = {AccessChanged.class, AuditEntry.class, AuditEntry.Target.class, io.pteronimbus.events.Actor.class})
class SessionEvents {
    private final Outbox outbox;
    private final Clock clock;

    SessionEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In the transaction that ends it. */
    void ended(UUID userId, UUID sessionId) {
        var event = new AccessChanged(null, userId, sessionId.toString(), 0, clock.instant());
        outbox.publish(Topics.ACCESS_CHANGED, userId.toString(), EventIds.next(), AccessChanged.TYPE, event);
    }
}
