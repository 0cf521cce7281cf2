package io.pteronimbus.gameserver.template;

import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.idempotency.IdempotentAnswers;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.ExpectedVersion;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes templates: a tenant's own, or, where no tenant is named, everybody's. Each change is a version of its own, and none is ever
 * lost but with the template.
 */
@ApplicationScoped
public class TemplateEditing {
    /** In the place of a tenant, where there is none. */
    private static final UUID EVERYBODY = new UUID(0, 0);

    /** What makes the request for a copy what it is. */
    @RegisterForReflection
    private record CopyOf(UUID source, CopyTemplateRequest request) {}

    private final TemplateRepository templates;
    private final TemplateService service;
    private final TemplateCheck check;
    private final TemplateJson json;
    private final TemplateEvents events;
    private final TemplateRemoval removal;
    private final Event<TemplatesChanged> changes;
    private final IdempotentAnswers answers;
    private final TenantContext tenant;
    private final Clock clock;

    TemplateEditing(
            TemplateRepository templates,
            TemplateService service,
            TemplateCheck check,
            TemplateJson json,
            TemplateEvents events,
            TemplateRemoval removal,
            Event<TemplatesChanged> changes,
            IdempotentAnswers answers,
            TenantContext tenant,
            Clock clock) {
        this.templates = templates;
        this.service = service;
        this.check = check;
        this.json = json;
        this.events = events;
        this.removal = removal;
        this.changes = changes;
        this.answers = answers;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Throws 400 for a spec that cannot be, 409 {@code name-taken} for a slug that is another's. */
    TemplateView create(@Nullable UUID tenantId, @Nullable String key, SaveTemplateRequest request, Author author) {
        var spec = check.read(request.spec());
        return once(tenantId, key, request, author, () -> {
            var slug = slug(tenantId, request.slug(), request.name());
            return add("template:create", tenantId, document(slug, request, spec), request.noteText(), author);
        });
    }

    /** A new template that was made of something else. Throws 400 for a spec that cannot be. */
    public TemplateView add(
            String action, @Nullable UUID tenantId, @Nullable String key, NewTemplate made, Author author) {
        check.require(made.spec());
        return once(tenantId, key, made, author, () -> {
            var slug = slug(tenantId, null, made.name());
            var game = made.game() == null ? slug : made.game();
            var document = new TemplateDocument(slug, made.name(), made.description(), game, made.spec());
            return add(action, tenantId, document, made.note(), author);
        });
    }

    /**
     * A new version, unless it says what the current one does. Throws 400 for a spec that cannot be, 404, 409 {@code template-read-only}, and 412 when it
     * was changed meanwhile.
     */
    TemplateView save(
            @Nullable UUID tenantId, UUID id, ExpectedVersion expected, SaveTemplateRequest request, Author author) {
        var spec = check.read(request.spec());
        return within(tenantId, () -> {
            var template = lock(tenantId, id);
            expected.require(template.version);
            var document = document(template.slug, request, spec);
            return next("template:update", template, document, request.noteText(), author);
        });
    }

    /** What saving it would make different. Throws what saving it would. */
    TemplateDiff preview(@Nullable UUID tenantId, UUID id, ExpectedVersion expected, SaveTemplateRequest request) {
        var spec = check.read(request.spec());
        return within(tenantId, () -> {
            var template = lock(tenantId, id);
            expected.require(template.version);
            var before = service.document(service.version(id, template.version));
            var after = document(template.slug, request, spec).withoutSlug();
            return TemplateDiff.between(before, after, template.version, template.version + 1);
        });
    }

    /** A new version out of an egg, say. Throws 400, 404, and 409 {@code template-read-only}. */
    TemplateView save(
            String action,
            @Nullable UUID tenantId,
            UUID id,
            String name,
            String description,
            GameTemplateSpec spec,
            String note,
            Author author) {
        check.require(spec);
        return within(tenantId, () -> {
            var template = lock(tenantId, id);
            var game = service.version(id, template.version).game;
            return next(
                    action, template, new TemplateDocument(template.slug, name, description, game, spec), note, author);
        });
    }

    /** A new version that says what an earlier one did. Throws 404, 409 {@code template-read-only}, and 412 when it was changed meanwhile. */
    TemplateView rollBack(
            @Nullable UUID tenantId, UUID id, ExpectedVersion expected, RollbackRequest request, Author author) {
        return within(tenantId, () -> {
            var template = lock(tenantId, id);
            expected.require(template.version);
            var before = service.document(service.version(id, request.version()));
            var document = new TemplateDocument(
                    template.slug, before.name(), before.description(), before.game(), before.spec());
            return next("template:update", template, document, request.noteText(), author);
        });
    }

    /** Another template that says the same. Throws 404. */
    TemplateView copy(
            @Nullable UUID tenantId, UUID id, @Nullable String key, CopyTemplateRequest request, Author author) {
        return once(tenantId, key, new CopyOf(id, request), author, () -> {
            var source = service.found(tenantId, id);
            var from = service.document(source.version());
            var name = request.name() == null ? from.name() : request.name().strip();
            var slug = slug(tenantId, null, name);
            var document = new TemplateDocument(slug, name, from.description(), from.game(), from.spec());
            var note = "Copied from " + source.template().slug + ", version " + source.version().version;
            return add("template:create", tenantId, document, note, author);
        });
    }

    /** Throws 404, 409 {@code template-read-only}, and 409 {@code template-in-use} while servers follow it. */
    void delete(@Nullable UUID tenantId, UUID id) {
        within(tenantId, () -> {
            var template = lock(tenantId, id);
            var servers = templates.servers(id);
            if (servers > 0) {
                throw new ProblemException(
                        ProblemType.TEMPLATE_IN_USE,
                        "It is the template of " + servers + (servers == 1 ? " server." : " servers."));
            }
            var version = service.version(id, template.version);
            events.done("template:delete", template, version.name, TemplateEvents.auditView(template, version), null);
            removal.remove(template);
            return id;
        });
    }

    private TemplateView add(
            String action, @Nullable UUID tenantId, TemplateDocument document, String note, Author author) {
        var now = clock.instant();
        var template = Template.of(EventIds.next(), tenantId, document.slug(), now);
        var version = template.save(json.content(document), note(note, author), now);
        templates.add(template);
        templates.add(version);
        templates.flush();
        changes.fire(new TemplatesChanged());
        events.done(action, template, version.name, null, TemplateEvents.auditView(template, version));
        return service.view(new TemplateRepository.Current(template, version));
    }

    private TemplateView next(String action, Template template, TemplateDocument document, String note, Author author) {
        var current = service.version(template.id, template.version);
        var content = json.content(document);
        if (content.hash().equals(current.contentHash)) {
            return service.view(new TemplateRepository.Current(template, current));
        }
        var version = template.save(content, note(note, author), clock.instant());
        templates.add(version);
        templates.flush();
        changes.fire(new TemplatesChanged());
        events.done(
                action,
                template,
                version.name,
                TemplateEvents.auditView(template, current),
                TemplateEvents.auditView(template, version));
        return service.view(new TemplateRepository.Current(template, version));
    }

    private Template lock(@Nullable UUID tenantId, UUID id) {
        // to whom it is not shown it is not there, before anything else is said of it
        service.found(tenantId, id);
        var template = templates.lock(id).orElseThrow(TemplateService::notFound);
        if (template.builtIn
                || template.scope == Template.Scope.EXTERNAL
                || !Objects.equals(template.tenantId, tenantId)) {
            throw new ProblemException(
                    ProblemType.TEMPLATE_READ_ONLY,
                    template.builtIn
                            ? "It comes with the product. Make a copy, and change that."
                            : "It is defined elsewhere. Make a copy, and change that.");
        }
        return template;
    }

    private String slug(@Nullable UUID tenantId, @Nullable String wanted, String name) {
        templates.lockNames(tenantId);
        if (wanted == null) {
            var plain = TemplateRules.slugOf(name, List.of());
            return TemplateRules.slugOf(name, templates.slugsLike(tenantId, plain));
        }
        if (templates.slugsLike(tenantId, wanted).contains(wanted)) {
            throw new ProblemException(ProblemType.NAME_TAKEN, "Another template has this slug. Choose another.");
        }
        return wanted;
    }

    private static TemplateDocument document(String slug, SaveTemplateRequest request, GameTemplateSpec spec) {
        var description = request.description();
        var game = request.game();
        return new TemplateDocument(
                slug, request.name().strip(), description == null ? "" : description, game == null ? slug : game, spec);
    }

    private static TemplateNote note(String text, Author author) {
        return new TemplateNote(text, author.actor().name());
    }

    /** @param key with which the same request answers the same template again */
    private TemplateView once(
            @Nullable UUID tenantId, @Nullable String key, Object request, Author author, Supplier<TemplateView> work) {
        return within(tenantId, () -> {
            if (key == null) {
                return work.get();
            }
            var owner = tenantId == null ? EVERYBODY : tenantId;
            var made = answers.once(
                    owner,
                    author,
                    key,
                    request,
                    MadeTemplate.class,
                    () -> new MadeTemplate(work.get().id()));
            return service.view(service.found(tenantId, made.id()));
        });
    }

    private <T> T within(@Nullable UUID tenantId, Supplier<T> work) {
        Supplier<T> transaction = () -> QuarkusTransaction.requiringNew().call(work::get);
        return tenantId == null ? tenant.asSystem(transaction) : transaction.get();
    }
}
