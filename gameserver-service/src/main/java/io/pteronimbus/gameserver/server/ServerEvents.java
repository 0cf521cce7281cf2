package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.events.Topics;
import io.pteronimbus.persistence.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the world is told of servers, in the transaction that changes them. */
@ApplicationScoped
class ServerEvents {
    private final Outbox outbox;
    private final Clock clock;

    ServerEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An accepted change. The server must be locked, which is what keeps its events in order. */
    void accepted(Server server, Action action, Author author, @Nullable Map<String, Object> before) {
        outbox.publish(
                Topics.SERVER_INTENT_CHANGED,
                server.id.toString(),
                EventIds.of(server.id.toString(), Long.toString(server.generation)),
                ServerIntentChanged.TYPE,
                new ServerIntentChanged(
                        server.id,
                        server.tenantId,
                        server.name,
                        server.generation,
                        action,
                        server.state,
                        server.desiredState,
                        author.actor(),
                        clock.instant()));
        audit(
                server.tenantId,
                server.id,
                server.name,
                "server:" + action.name().toLowerCase(java.util.Locale.ROOT),
                author,
                before,
                action == Action.DELETE ? null : auditView(server));
    }

    /**
     * A server was removed since its controller said that nothing is left of it. Told as the next transition of its resource, if it was
     * seen to have one: where the controller told one that was not seen here yet, it is known as that, and not told twice.
     */
    void removed(Server server) {
        var resourceUid = server.resourceUid;
        var gone = new ServerStateChanged(
                server.id,
                server.tenantId,
                server.cluster,
                resourceUid == null ? "none-" + server.id : resourceUid,
                server.stateSeq + 1,
                server.generation,
                ServerState.DELETING,
                server.state,
                "Deleted",
                null,
                clock.instant(),
                null,
                null,
                null,
                true);
        outbox.publish(
                Topics.SERVER_STATE_CHANGED, server.id.toString(), gone.eventId(), ServerStateChanged.TYPE, gone);
    }

    /** A line that was sent to a game. */
    void commanded(UUID tenantId, UUID serverId, String name, String command, Author author) {
        audit(tenantId, serverId, name, "console:execute", author, null, Map.of("command", command));
    }

    /** What the audit log is shown of a server. */
    static Map<String, Object> auditView(Server server) {
        return Map.of(
                "name", server.name,
                "state", server.state,
                "desiredState", server.desiredState,
                "generation", server.generation,
                "templateId", server.templateId,
                "templateVersion", server.templateVersion,
                "cpuMillis", server.resources.cpuMillis(),
                "memoryMiB", server.resources.memoryMib(),
                "diskMiB", server.resources.diskMib());
    }

    private void audit(
            UUID tenantId,
            UUID serverId,
            String name,
            String action,
            Author author,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        var entry = new AuditEntry(
                EventIds.next(),
                tenantId,
                author.actor(),
                action,
                new Target("server", serverId.toString(), name),
                Outcome.SUCCESS,
                null,
                author.address(),
                author.userAgent(),
                author.override(),
                author.traceId(),
                before,
                after,
                clock.instant());
        outbox.publish(Topics.AUDIT_ENTRY, tenantId.toString(), entry.id(), AuditEntry.TYPE, entry);
    }
}
