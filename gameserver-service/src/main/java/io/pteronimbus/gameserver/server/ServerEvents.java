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
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.persistence.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
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
    void accepted(
            Server server,
            Action action,
            String permission,
            Author author,
            @Nullable Map<String, Object> before,
            Map<String, Object> details) {
        intent(server, EventIds.of(server.id.toString(), Long.toString(server.generation)), action, author);
        audit(
                server.tenantId,
                server.id,
                server.name,
                action == Action.RESUME ? "server:resume" : permission,
                author,
                before,
                action == Action.DELETE ? null : after(server, details));
    }

    /** What was done to a server that its cluster is not asked for: it is the panel's own, or was done in the cluster. */
    void noticed(Server server, Action action, String permission, Author author, @Nullable Map<String, Object> before) {
        intent(server, EventIds.next(), action, author);
        audit(
                server.tenantId,
                server.id,
                server.name,
                permission,
                author,
                before,
                action == Action.DELETE ? null : auditView(server));
    }

    private void intent(Server server, UUID eventId, Action action, Author author) {
        outbox.publish(
                Topics.SERVER_INTENT_CHANGED,
                server.id.toString(),
                eventId,
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
                        clock.instant(),
                        server.cluster,
                        server.tags.names()));
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

    /** What the audit log is shown of a server. No values of variables: they may be secret. */
    static Map<String, Object> auditView(Server server) {
        var view = new LinkedHashMap<String, Object>();
        view.put("name", server.name);
        view.put("tags", server.tags.names());
        view.put("state", server.state);
        view.put("desiredState", server.desiredState);
        view.put("generation", server.generation);
        var external = server.external;
        if (external == null) {
            view.put("templateId", server.templateId);
            view.put("templateVersion", server.templateVersion);
        } else {
            view.put("origin", ServerOrigin.EXTERNAL);
            view.put("resource", ExternalResource.namespaceOf(server) + "/" + external.resourceName);
        }
        view.put("cpuMillis", server.resources.cpuMillis());
        view.put("memoryMiB", server.resources.memoryMib());
        view.put("diskMiB", server.resources.diskMib());
        view.put("stopWhenEmptyMinutes", server.stopWhenEmptyMinutes);
        view.put("suspended", server.suspended);
        if (server.suspendedReason != null) {
            view.put("suspendedReason", server.suspendedReason);
        }
        if (server.image != null) {
            view.put("image", server.image);
        }
        if (server.onExit != null) {
            view.put("onExit", server.onExit);
        }
        return view;
    }

    private static Map<String, Object> after(Server server, Map<String, Object> details) {
        var view = auditView(server);
        view.putAll(details);
        return view;
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
                author.reason(),
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
