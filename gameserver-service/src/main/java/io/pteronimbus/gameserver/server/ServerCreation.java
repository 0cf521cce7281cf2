package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.gameserver.cluster.ClusterService;
import io.pteronimbus.gameserver.idempotency.IdempotencyKeys;
import io.pteronimbus.gameserver.json.CanonicalJson;
import io.pteronimbus.gameserver.quota.QuotaService;
import io.pteronimbus.gameserver.template.PinnedTemplate;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes servers, each once, within what the tenant may use. */
@ApplicationScoped
class ServerCreation {
    private final ServerRepository servers;
    private final TemplateService templates;
    private final QuotaService quotas;
    private final ClusterService clusters;
    private final ServerIntents intents;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;
    private final Clock clock;

    ServerCreation(
            ServerRepository servers,
            TemplateService templates,
            QuotaService quotas,
            ClusterService clusters,
            ServerIntents intents,
            IdempotencyKeys keys,
            ObjectMapper json,
            Clock clock) {
        this.servers = servers;
        this.templates = templates;
        this.quotas = quotas;
        this.clusters = clusters;
        this.intents = intents;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Makes a server. Throws 400 for a template the tenant cannot use, 409 {@code quota-exceeded}, 409 {@code name-taken}.
     *
     * @param key with which the same request answers the same server again
     */
    @Transactional
    TaggedServer create(UUID tenantId, @Nullable String key, CreateServerRequest request, Author author) {
        if (key == null) {
            return TaggedServer.of(create(tenantId, request, author));
        }
        var person = UUID.fromString(author.actor().id());
        var hash = Sha256.hex(CanonicalJson.of(json.valueToTree(request)));
        var answered = keys.begin(tenantId, person, key, hash);
        if (answered.isPresent()) {
            return read(answered.get());
        }
        var created = TaggedServer.of(create(tenantId, request, author));
        keys.complete(tenantId, person, key, write(created));
        return created;
    }

    private Server create(UUID tenantId, CreateServerRequest request, Author author) {
        var template = template(tenantId, request);
        var name = ServerName.of(request.name());
        var resources = ResourcesRequest.over(
                request.resources(), Resources.of(template.spec().resources()));
        // locks the tenant's use, under which names are compared too
        quotas.lock(tenantId);
        if (servers.nameIsTaken(tenantId, name.key(), null)) {
            throw ServerService.nameTaken();
        }
        quotas.take(tenantId, resources.asServer());
        var server = Server.create(
                tenantId, name, template, clusters.placement(), resources, request.wantsStart(), clock.instant());
        intents.accept(server, template, Action.CREATE, "server:create", author, null);
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

    private String write(TaggedServer server) {
        try {
            return json.writeValueAsString(server);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be kept", e);
        }
    }

    private TaggedServer read(String text) {
        try {
            return json.readValue(text, TaggedServer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer that was kept is unreadable", e);
        }
    }
}
