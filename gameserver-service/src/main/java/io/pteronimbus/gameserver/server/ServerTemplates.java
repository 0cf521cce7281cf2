package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.template.PinnedTemplate;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which version of its template a server follows: the one it was made from, until somebody says otherwise. */
@ApplicationScoped
class ServerTemplates {
    private final ServerRepository servers;
    private final TemplateService templates;
    private final ServerIntents intents;

    ServerTemplates(ServerRepository servers, TemplateService templates, ServerIntents intents) {
        this.servers = servers;
        this.templates = templates;
        this.intents = intents;
    }

    /**
     * Lets a server follow another version of its template, with its own values as far as that still has their variables, and keeps those secret that are. Throws 404, also for a version
     * that there never was, and 409 {@code server-external}.
     *
     * @param version null: the newest
     */
    @Transactional
    FollowedTemplate follow(UUID tenantId, UUID id, @Nullable Integer version, Author author) {
        return follow(servers.lock(tenantId, id).orElseThrow(ServerService::notFound), version, author);
    }

    /** The same, and throws 409 {@code conflict} for a server of another template. */
    @Transactional
    FollowedTemplate follow(UUID tenantId, UUID id, UUID templateId, @Nullable Integer version, Author author) {
        var server = servers.lock(tenantId, id).orElseThrow(ServerService::notFound);
        if (!templateId.equals(server.templateId)) {
            throw new ProblemException(ProblemType.CONFLICT, "It was not made from this template.");
        }
        return follow(server, version, author);
    }

    private FollowedTemplate follow(Server server, @Nullable Integer version, Author author) {
        ExternalResource.requireNone(server);
        var tenantId = server.tenantId;
        var templateId = Objects.requireNonNull(server.templateId);
        var wanted = wanted(tenantId, templateId, version);
        var before = ServerEvents.auditView(server);
        var present = ServerSettings.of(server);
        var followed = templates.pinned(tenantId, templateId, server.templateVersion);
        var kept = present.keptBy(followed.spec(), wanted.spec());
        var dropped = present.variables().keySet().stream()
                .filter(key -> !kept.variables().containsKey(key))
                .sorted()
                .toList();
        if (server.follow(wanted.version(), kept)) {
            intents.accept(
                    server,
                    wanted,
                    Action.UPDATE,
                    "startup:update",
                    author,
                    before,
                    dropped.isEmpty() ? Map.of() : Map.of("droppedVariables", dropped));
        }
        return new FollowedTemplate(
                ServerView.of(server, wanted.spec()), wanted.version(), dropped, missing(kept, wanted.spec()));
    }

    private PinnedTemplate wanted(UUID tenantId, UUID templateId, @Nullable Integer version) {
        return (version == null
                        ? templates.newest(tenantId, templateId)
                        : templates.find(tenantId, templateId, version))
                .orElseThrow(() -> ProblemException.notFound("version of the template"));
    }

    private static List<String> missing(ServerSettings settings, GameTemplateSpec template) {
        var values = settings.environment(template);
        return VariableRules.errors(template, Set.of(), values, true).stream()
                .map(error -> error.field().substring("variables.".length()))
                .toList();
    }
}
