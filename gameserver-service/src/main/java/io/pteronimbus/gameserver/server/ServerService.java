package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.quota.QuotaService;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.ServerReach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;

/** What people do with their servers. Each use case is one transaction. */
@ApplicationScoped
public class ServerService {
    private final ServerRepository servers;
    private final TemplateService templates;
    private final QuotaService quotas;
    private final ServerIntents intents;
    private final ServerEvents events;
    private final Clock clock;

    ServerService(
            ServerRepository servers,
            TemplateService templates,
            QuotaService quotas,
            ServerIntents intents,
            ServerEvents events,
            Clock clock) {
        this.servers = servers;
        this.templates = templates;
        this.quotas = quotas;
        this.intents = intents;
        this.events = events;
        this.clock = clock;
    }

    /** @param reach the servers the caller may read; there are no others for them */
    @Transactional
    Page<ServerView> list(UUID tenantId, ServerReach reach, PageRequest page, ServerSort sort) {
        var after = page.after().map(sort::position).orElse(null);
        var rows = servers.list(tenantId, reach, sort, after, page.query().orElse(null), page.limit() + 1);
        return Page.of(rows, page.limit(), sort::keyOf).map(ServerView::of);
    }

    @Transactional
    TaggedServer get(UUID tenantId, UUID id) {
        return TaggedServer.of(servers.find(tenantId, id).orElseThrow(ServerService::notFound));
    }

    /** What a viewer of the console needs to know; 404 for a server that is not the tenant's. */
    @Transactional
    public ServerBrief brief(UUID tenantId, UUID id) {
        return servers.find(tenantId, id)
                .map(s -> new ServerBrief(s.id, s.tenantId, s.name, s.cluster, s.state, s.stateVersion))
                .orElseThrow(ServerService::notFound);
    }

    /** @param matches whether the caller's precondition holds for the entity's version */
    @Transactional
    TaggedServer update(UUID tenantId, UUID id, LongPredicate matches, UpdateServerRequest request, Author author) {
        // names are compared under the tenant's lock, so that no two requests can find the same one free
        quotas.lock(tenantId);
        var server = lock(tenantId, id);
        if (!matches.test(server.editVersion)) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED, "The server was changed meanwhile. Read it again.");
        }
        var before = ServerEvents.auditView(server);
        var name = request.name() == null ? ServerName.of(server.name) : ServerName.of(request.name());
        var present = server.resources;
        var resources = ResourcesRequest.over(request.resources(), present);
        if (resources.diskMib() < present.diskMib()) {
            throw ProblemException.invalid(new FieldError(
                    "resources.diskMiB",
                    FieldErrorCode.TOO_SMALL,
                    "must not be smaller than it is: a volume cannot shrink",
                    Map.of("min", present.diskMib())));
        }
        if (servers.nameIsTaken(tenantId, name.key(), id)) {
            throw nameTaken();
        }
        if (server.edit(name, resources)) {
            quotas.take(tenantId, resources.asServer().minus(present.asServer()));
            accept(server, Action.UPDATE, "server:update", author, before);
        }
        return TaggedServer.of(server);
    }

    /** Accepts the deletion. The server goes once its controller has said that nothing is left of it. */
    @Transactional
    TaggedServer delete(UUID tenantId, UUID id, Author author) {
        var server = lock(tenantId, id);
        var before = ServerEvents.auditView(server);
        if (server.delete(clock.instant())) {
            accept(server, Action.DELETE, "server:delete", author, before);
        }
        return TaggedServer.of(server);
    }

    /** Accepts an action, see {@link Server#power}. */
    @Transactional
    public ServerView power(UUID tenantId, UUID id, PowerAction action, Author author) {
        var server = lock(tenantId, id);
        var before = ServerEvents.auditView(server);
        if (server.power(action, clock.instant())) {
            accept(server, action.toEvent(), action.permission(), author, before);
        }
        return ServerView.of(server);
    }

    /** Throws 409 {@code server-not-running} unless the server runs; keeps the command in the audit log. */
    @Transactional
    public ServerBrief recordCommand(UUID tenantId, UUID id, String command, Author author) {
        var server = brief(tenantId, id);
        if (server.state() != ServerState.RUNNING) {
            throw new ProblemException(
                    ProblemType.SERVER_NOT_RUNNING,
                    "The server is " + server.state() + ", and takes commands only while it runs.");
        }
        events.commanded(tenantId, id, server.name(), command, author);
        return server;
    }

    private void accept(Server server, Action action, String permission, Author author, Map<String, Object> before) {
        var template = templates.pinned(server.tenantId, server.templateId, server.templateVersion);
        intents.accept(server, template, action, permission, author, before);
    }

    private Server lock(UUID tenantId, UUID id) {
        return servers.lock(tenantId, id).orElseThrow(ServerService::notFound);
    }

    static ProblemException nameTaken() {
        return new ProblemException(
                ProblemType.NAME_TAKEN, "Another server of this tenant is called that. Choose another name.");
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("server");
    }
}
