package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.template.PinnedTemplate;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.ServerReach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What people do with their servers. Each use case is one transaction. */
@ApplicationScoped
public class ServerService {
    private final ServerRepository servers;
    private final TemplateService templates;
    private final ServerIntents intents;
    private final ServerEvents events;
    private final Clock clock;

    ServerService(
            ServerRepository servers,
            TemplateService templates,
            ServerIntents intents,
            ServerEvents events,
            Clock clock) {
        this.servers = servers;
        this.templates = templates;
        this.intents = intents;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param reach the servers the caller may read; there are no others for them
     */
    @Transactional
    Page<ServerView> list(UUID tenantId, ServerReach reach, PageRequest page, ServerSort sort, ServerChoice which) {
        var after = page.after().map(sort::position).orElse(null);
        var rows = servers.list(tenantId, reach, sort, after, page.query().orElse(null), which, page.limit() + 1);
        return Page.of(rows, page.limit(), sort::keyOf).map(ServerView::of);
    }

    @Transactional
    TaggedServer get(UUID tenantId, UUID id) {
        var server = servers.find(tenantId, id).orElseThrow(ServerService::notFound);
        return server.external == null
                ? TaggedServer.of(server, template(server).spec())
                : TaggedServer.of(server);
    }

    /** Throws 409 {@code server-external} for one that is of no template: how it is started is known only where it is defined. */
    @Transactional
    StartupView startup(UUID tenantId, UUID id) {
        var made = made(tenantId, id);
        return StartupView.of(made.settings(), made.template().spec());
    }

    /** How a server is set, and the template it follows. Throws 404, and 409 {@code server-external} for one that is of no template. */
    @Transactional
    MadeServer made(UUID tenantId, UUID id) {
        var server = servers.find(tenantId, id).orElseThrow(ServerService::notFound);
        ExternalResource.requireNone(server);
        return new MadeServer(ServerSettings.of(server), template(server));
    }

    /** Empty for a server that never crashed; 404 for one that is not the tenant's. */
    @Transactional
    Optional<CrashView> lastCrash(UUID tenantId, UUID id) {
        return CrashView.of(servers.find(tenantId, id).orElseThrow(ServerService::notFound));
    }

    /** What a viewer of the console needs to know; 404 for a server that is not the tenant's. */
    @Transactional
    public ServerBrief brief(UUID tenantId, UUID id) {
        return servers.find(tenantId, id).map(ServerBrief::of).orElseThrow(ServerService::notFound);
    }

    /** Those of the ids that are of the tenant's servers. */
    @Transactional
    public Set<UUID> existing(UUID tenantId, Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : servers.existing(tenantId, ids);
    }

    /** Accepts the deletion. The server goes once its controller has said that nothing is left of it. */
    @Transactional
    TaggedServer delete(UUID tenantId, UUID id, Author author) {
        var server = lock(tenantId, id);
        var before = ServerEvents.auditView(server);
        if (server.delete(clock.instant())) {
            accept(server, Action.DELETE, "server:delete", author, before, Map.of());
        }
        return TaggedServer.of(server, template(server).spec());
    }

    /** Accepts an action, see {@link Server#power}. */
    @Transactional
    public TaggedServer power(UUID tenantId, UUID id, PowerAction action, Author author) {
        return act(
                tenantId,
                id,
                action.toEvent(),
                action.permission(),
                author,
                server -> server.power(action, clock.instant()));
    }

    /** Accepts that the server's files are made anew, see {@link Server#reinstall}. Throws 409 where the template makes none. */
    @Transactional
    TaggedServer reinstall(UUID tenantId, UUID id, boolean wipe, Author author) {
        var details = Map.<String, Object>of("wipe", wipe);
        return act(tenantId, id, Action.REINSTALL, "server:reinstall", author, details, server -> {
            if (template(server).spec().install() == null) {
                throw new ProblemException(
                        ProblemType.CONFLICT, "There is nothing to install: the game's image brings all it needs.");
            }
            server.reinstall(wipe, clock.instant());
            return true;
        });
    }

    /** Accepts that an administrator holds the server, see {@link Server#suspend}. */
    @Transactional
    TaggedServer suspend(UUID tenantId, UUID id, @Nullable String reason, Author author) {
        return act(
                tenantId,
                id,
                Action.SUSPEND,
                "server:suspend",
                author,
                server -> server.suspend(reason, clock.instant()));
    }

    /** Accepts that nobody holds the server any more, see {@link Server#resume}. */
    @Transactional
    TaggedServer resume(UUID tenantId, UUID id, Author author) {
        return act(tenantId, id, Action.RESUME, "server:suspend", author, server -> server.resume(clock.instant()));
    }

    /**
     * Throws 409 {@code server-suspended} while an administrator holds the server, 409 {@code server-not-running} unless it runs; keeps
     * the command in the audit log.
     */
    @Transactional
    public ServerBrief recordCommand(UUID tenantId, UUID id, String command, Author author) {
        var server = servers.find(tenantId, id).orElseThrow(ServerService::notFound);
        Refusal.ofSuspended(server);
        if (server.state != ServerState.RUNNING) {
            throw new ProblemException(
                    ProblemType.SERVER_NOT_RUNNING,
                    "The server is " + server.state + ", and takes commands only while it runs.");
        }
        events.commanded(tenantId, id, server.name, command, author);
        return ServerBrief.of(server);
    }

    private TaggedServer act(
            UUID tenantId, UUID id, Action action, String permission, Author author, Predicate<Server> work) {
        return act(tenantId, id, action, permission, author, Map.of(), work);
    }

    /**
     * @param details what the audit log is told beside what the server is like now
     * @param work changes the server, and says whether it did
     */
    private TaggedServer act(
            UUID tenantId,
            UUID id,
            Action action,
            String permission,
            Author author,
            Map<String, Object> details,
            Predicate<Server> work) {
        var server = lock(tenantId, id);
        var before = ServerEvents.auditView(server);
        if (work.test(server)) {
            accept(server, action, permission, author, before, details);
        }
        return TaggedServer.of(server, template(server).spec());
    }

    private void accept(
            Server server,
            Action action,
            String permission,
            Author author,
            Map<String, Object> before,
            Map<String, Object> details) {
        intents.accept(server, template(server), action, permission, author, before, details);
    }

    private PinnedTemplate template(Server server) {
        return templates.pinned(server.tenantId, Objects.requireNonNull(server.templateId), server.templateVersion);
    }

    /** For a change that somebody asked for: throws 409 {@code server-external} where that is not for the panel to make. */
    private Server lock(UUID tenantId, UUID id) {
        var server = servers.lock(tenantId, id).orElseThrow(ServerService::notFound);
        ExternalResource.requireNone(server);
        return server;
    }

    static ProblemException notFound() {
        return ProblemException.notFound("server");
    }
}
