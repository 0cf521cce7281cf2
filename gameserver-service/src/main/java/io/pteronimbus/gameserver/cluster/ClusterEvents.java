package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.ClusterPresence;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.Topics;
import io.pteronimbus.persistence.outbox.Outbox;
import io.pteronimbus.platform.request.RequestOrigin;
import io.pteronimbus.platform.request.RequestTrace;
import io.pteronimbus.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the world is told of clusters, in the transaction that changes them. */
@ApplicationScoped
class ClusterEvents {
    /** Of what belongs to no tenant. */
    private static final String PLATFORM = "platform";

    private final Outbox outbox;
    private final CurrentCaller caller;
    private final RequestOrigin origin;
    private final RequestTrace trace;
    private final Clock clock;

    ClusterEvents(Outbox outbox, CurrentCaller caller, RequestOrigin origin, RequestTrace trace, Clock clock) {
        this.outbox = outbox;
        this.caller = caller;
        this.origin = origin;
        this.trace = trace;
        this.clock = clock;
    }

    /** The super administrator of the request at hand did something. */
    void done(
            String action, String cluster, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
        audit(caller.get().toActor(), action, cluster, Outcome.SUCCESS, null, before, after);
    }

    /** Whoever has the token enrolled as the cluster's controller. */
    void joined(String cluster) {
        audit(
                new Actor(Actor.Kind.CLUSTER, cluster, cluster),
                "cluster:join",
                cluster,
                Outcome.SUCCESS,
                null,
                null,
                null);
    }

    /** Somebody had a token that is not good any more. */
    void refused(String cluster, String reason) {
        audit(Actor.stranger(), "cluster:join", cluster, Outcome.DENIED, reason, null, null);
    }

    /** The controller of a cluster came, or went; told by those tenants whose servers are there. */
    void presence(String cluster, @Nullable Instant awaySince, List<UUID> tenants) {
        var event = new ClusterPresence(cluster, awaySince, tenants, clock.instant());
        outbox.publish(Topics.CLUSTER_PRESENCE, cluster, EventIds.next(), ClusterPresence.TYPE, event);
    }

    private void audit(
            Actor actor,
            String action,
            String cluster,
            Outcome outcome,
            @Nullable String reason,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        var entry = new AuditEntry(
                EventIds.next(),
                null,
                actor,
                action,
                new Target("cluster", cluster, cluster),
                outcome,
                reason,
                origin.address(),
                origin.userAgent(),
                false,
                trace.id(),
                before,
                after,
                clock.instant());
        outbox.publish(Topics.AUDIT_ENTRY, PLATFORM, entry.id(), AuditEntry.TYPE, entry);
    }
}
