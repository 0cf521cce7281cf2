package io.pteronimbus.persistence.audit;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.Topics;
import io.pteronimbus.persistence.outbox.Outbox;
import io.pteronimbus.platform.request.RequestOrigin;
import io.pteronimbus.platform.request.RequestTrace;
import io.pteronimbus.platform.security.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes audit entries of the request at hand: actor, address and trace come from it. */
@ApplicationScoped
public class Audit {
    private final Outbox outbox;
    private final CurrentCaller caller;
    private final RequestOrigin origin;
    private final RequestTrace trace;
    private final Clock clock;

    Audit(Outbox outbox, CurrentCaller caller, RequestOrigin origin, RequestTrace trace, Clock clock) {
        this.outbox = outbox;
        this.caller = caller;
        this.origin = origin;
        this.trace = trace;
        this.clock = clock;
    }

    /** The signed-in person did it. In the transaction that does it; before and after hold chosen fields, never secrets. */
    public void success(
            @Nullable UUID tenantId,
            String action,
            Target target,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        publish(
                tenantId,
                caller.get().toActor(),
                action,
                target,
                Outcome.SUCCESS,
                null,
                caller.isOverride(),
                before,
                after);
    }

    /** Somebody did it who is not signed in (yet), such as who signs in. */
    public void successOf(Actor actor, @Nullable UUID tenantId, String action, Target target) {
        publish(tenantId, actor, action, target, Outcome.SUCCESS, null, caller.isOverride(), null, null);
    }

    /** It was refused or went wrong: kept in a transaction of its own, since that of the attempt is rolled back. */
    public void failure(
            Actor actor, @Nullable UUID tenantId, String action, Target target, Outcome outcome, String reason) {
        QuarkusTransaction.requiringNew()
                .run(() -> publish(tenantId, actor, action, target, outcome, reason, caller.isOverride(), null, null));
    }

    /** A super administrator looks at the tenant by office: kept before they see anything. */
    void overrideRead(Actor actor, UUID tenantId, String permission) {
        var target = new Target("tenant", tenantId.toString(), null);
        QuarkusTransaction.requiringNew()
                .run(() -> publish(
                        tenantId, actor, "override:" + permission, target, Outcome.SUCCESS, null, true, null, null));
    }

    private void publish(
            @Nullable UUID tenantId,
            Actor actor,
            String action,
            Target target,
            Outcome outcome,
            @Nullable String reason,
            boolean override,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        var entry = new AuditEntry(
                EventIds.next(),
                tenantId,
                actor,
                action,
                target,
                outcome,
                reason,
                origin.address(),
                origin.userAgent(),
                override,
                trace.id(),
                before,
                after,
                clock.instant());
        var key = tenantId == null ? "platform" : tenantId.toString();
        outbox.publish(Topics.AUDIT_ENTRY, key, entry.id(), AuditEntry.TYPE, entry);
    }
}
