package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.quota.QuotaService;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.request.ExpectedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Changes what people set of a server. */
@ApplicationScoped
class ServerEditing {
    private final ServerRepository servers;
    private final TemplateService templates;
    private final QuotaService quotas;
    private final ServerIntents intents;
    private final ServerEvents events;

    ServerEditing(
            ServerRepository servers,
            TemplateService templates,
            QuotaService quotas,
            ServerIntents intents,
            ServerEvents events) {
        this.servers = servers;
        this.templates = templates;
        this.quotas = quotas;
        this.intents = intents;
        this.events = events;
    }

    /**
     * Changes a server. Throws 409 {@code server-external} for one that is defined elsewhere, 412 for one that was changed meanwhile, 400 for settings its template does not have and for a disk
     * that would shrink, 409 {@code name-taken}, and 409 {@code quota-exceeded}.
     */
    @Transactional
    TaggedServer update(UUID tenantId, UUID id, ExpectedVersion expected, UpdateServerRequest request, Author author) {
        // names are compared under the tenant's lock, so that no two requests can find the same one free
        quotas.lock(tenantId);
        var server = servers.lock(tenantId, id).orElseThrow(ServerService::notFound);
        ExternalResource.requireNone(server);
        expected.require(server.editVersion);
        var template = templates.pinned(tenantId, Objects.requireNonNull(server.templateId), server.templateVersion);
        var before = ServerEvents.auditView(server);
        var present = ServerSettings.of(server);
        var name = request.name() == null ? present.name() : ServerName.of(request.name());
        var wanted = present.named(name).with(request, template.spec());
        requireRoomKept(present.resources(), wanted.resources());
        servers.requireNameFree(tenantId, name, id);
        if (!server.edit(wanted)) {
            return TaggedServer.of(server, template.spec());
        }
        var permission = request.permissions().getFirst();
        if (wanted.isToClusterAs(present)) {
            events.noticed(server, Action.UPDATE, permission, author, before);
        } else {
            quotas.take(
                    tenantId,
                    wanted.resources().asServer().minus(present.resources().asServer()));
            var changed = present.changedVariables(wanted);
            intents.accept(
                    server,
                    template,
                    Action.UPDATE,
                    permission,
                    author,
                    before,
                    changed.isEmpty() ? Map.of() : Map.of("changedVariables", changed));
        }
        return TaggedServer.of(server, template.spec());
    }

    private static void requireRoomKept(Resources present, Resources wanted) {
        if (wanted.diskMib() < present.diskMib()) {
            throw ProblemException.invalid(new FieldError(
                    "resources.diskMiB",
                    FieldErrorCode.TOO_SMALL,
                    "must not be smaller than it is: a volume cannot shrink",
                    Map.of("min", present.diskMib())));
        }
    }
}
