package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.cluster.Placement;
import io.pteronimbus.gameserver.idempotency.IdempotentAnswers;
import io.pteronimbus.gameserver.quota.QuotaService;
import io.pteronimbus.gameserver.template.PinnedTemplate;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes servers, each once, within what the tenant may use. */
@ApplicationScoped
class ServerCreation {
    private final ServerRepository servers;
    private final TemplateService templates;
    private final QuotaService quotas;
    private final Placement placement;
    private final ServerIntents intents;
    private final IdempotentAnswers answers;
    private final Clock clock;

    ServerCreation(
            ServerRepository servers,
            TemplateService templates,
            QuotaService quotas,
            Placement placement,
            ServerIntents intents,
            IdempotentAnswers answers,
            Clock clock) {
        this.servers = servers;
        this.templates = templates;
        this.quotas = quotas;
        this.placement = placement;
        this.intents = intents;
        this.answers = answers;
        this.clock = clock;
    }

    /** What makes the request for a clone what it is. */
    @RegisterForReflection
    private record CloneOf(UUID source, CloneServerRequest request) {}

    /**
     * Makes a server. Throws 400 for a template the tenant cannot use and for settings it does not have, 409 {@code quota-exceeded},
     * 409 {@code name-taken}, 409 {@code no-cluster-fits}.
     *
     * @param key with which the same request answers the same server again
     */
    @Transactional
    TaggedServer create(UUID tenantId, @Nullable String key, CreateServerRequest request, Author author) {
        return answers.once(tenantId, author, key, request, TaggedServer.class, () -> {
            var template = template(tenantId, request);
            var settings = ServerSettings.byDefault(ServerName.of(request.name()), template.spec())
                    .with(request, template.spec());
            quotas.lock(tenantId);
            var server =
                    make(tenantId, template, settings, request.wantsStart(), author, Map.of(), request.wantedLabels());
            return TaggedServer.of(server, template.spec());
        });
    }

    /**
     * Makes a server of the same version of the same template, set as another is. Its files are not copied. Throws 404 without that
     * other server, 409 {@code server-external} for one that is of no template, and what {@link #create} throws.
     */
    @Transactional
    TaggedServer copy(UUID tenantId, UUID sourceId, @Nullable String key, CloneServerRequest request, Author author) {
        return answers.once(tenantId, author, key, new CloneOf(sourceId, request), TaggedServer.class, () -> {
            // also keeps the source from being edited meanwhile
            quotas.lock(tenantId);
            var source = servers.find(tenantId, sourceId).orElseThrow(ServerService::notFound);
            ExternalResource.requireNone(source);
            var template =
                    templates.pinned(tenantId, Objects.requireNonNull(source.templateId), source.templateVersion);
            var settings = ServerSettings.of(source).named(ServerName.of(request.name()));
            var details = Map.<String, Object>of("clonedFrom", sourceId);
            var server = make(tenantId, template, settings, request.wantsStart(), author, details, Map.of());
            return new TaggedServer(ServerView.of(server, template.spec(), sourceId), server.editVersion);
        });
    }

    /** Under the lock of the tenant's use, under which names are compared too. */
    private Server make(
            UUID tenantId,
            PinnedTemplate template,
            ServerSettings settings,
            boolean start,
            Author author,
            Map<String, Object> details,
            Map<String, String> wantedLabels) {
        servers.requireNameFree(tenantId, settings.name(), null);
        quotas.take(tenantId, settings.resources().asServer());
        var resources = settings.resources();
        var labels = Stream.of(template.spec().neededLabels(), wantedLabels)
                .flatMap(some -> some.entrySet().stream())
                .collect(Collectors.toUnmodifiableSet());
        var cluster = placement.place(labels, resources.cpuMillis(), resources.memoryMib());
        var server = Server.create(tenantId, template, cluster, settings, start, clock.instant());
        intents.accept(server, template, Action.CREATE, "server:create", author, null, details);
        servers.add(server);
        return server;
    }

    private PinnedTemplate template(UUID tenantId, CreateServerRequest request) {
        var id = request.templateId();
        var slug = request.template();
        if (id == null && slug == null) {
            throw ProblemException.invalid(new FieldError("templateId", FieldErrorCode.REQUIRED, "must not be null"));
        }
        if (id != null && slug != null) {
            throw ProblemException.invalid(new FieldError("template", "must not be given beside templateId"));
        }
        Optional<PinnedTemplate> found = templates.findForUse(tenantId, id, slug);
        return found.orElseThrow(() -> ProblemException.invalid(new FieldError(
                id == null ? "template" : "templateId", FieldErrorCode.UNKNOWN, "is not a template you can use")));
    }
}
