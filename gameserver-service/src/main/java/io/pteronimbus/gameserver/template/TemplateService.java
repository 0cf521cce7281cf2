package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.gameserver.search.SearchText;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds templates, for people and for the servers made from them. */
@ApplicationScoped
public class TemplateService {
    private final TemplateRepository templates;
    private final TemplateJson json;

    TemplateService(TemplateRepository templates, TemplateJson json) {
        this.templates = templates;
        this.json = json;
    }

    /** Those of everybody, and the tenant's own where one is named; by slug. */
    @Transactional
    public Page<TemplateView> list(@Nullable UUID tenantId, PageRequest page) {
        var like = page.query().map(SearchText::like).orElse(null);
        var after = page.after().map(TemplateKey::of).orElse(TemplateKey.START);
        var rows = templates.list(tenantId, after, like, page.limit() + 1);
        return Page.of(rows, page.limit(), row -> new TemplateKey(row.slug(), row.id()).text())
                .map(row -> TemplateView.of(row, json.tags(row.tags()), null));
    }

    /** One that everybody has, or the tenant where one is named; 404 otherwise. */
    @Transactional
    public TemplateView get(@Nullable UUID tenantId, UUID id) {
        return view(found(tenantId, id));
    }

    /** As it was in one of its versions; 404 for one it never had. */
    @Transactional
    TemplateView get(@Nullable UUID tenantId, UUID id, int version) {
        return view(new TemplateRepository.Current(found(tenantId, id).template(), version(id, version)));
    }

    /** The newest first. */
    @Transactional
    Page<VersionView> versions(@Nullable UUID tenantId, UUID id, PageRequest page) {
        var template = found(tenantId, id).template();
        var before = page.after().map(TemplateService::number).orElse(template.version + 1);
        return Page.of(
                templates.versions(id, before, page.limit() + 1),
                page.limit(),
                version -> Integer.toString(version.version()));
    }

    /** What is different in one version from what it was in another. */
    @Transactional
    TemplateDiff diff(@Nullable UUID tenantId, UUID id, int from, int to) {
        found(tenantId, id);
        return TemplateDiff.between(document(version(id, from)), document(version(id, to)), from, to);
    }

    /** The current version of a template the tenant may use, by id or by slug; none of one that is gone. In the caller's transaction. */
    @Transactional
    public Optional<PinnedTemplate> findForUse(UUID tenantId, @Nullable UUID id, @Nullable String slug) {
        var found =
                id != null ? templates.find(tenantId, id) : templates.findBySlug(tenantId, slug == null ? "" : slug);
        return found.filter(row -> row.template().goneAt == null)
                .map(row -> pinned(row.template().slug, row.version()));
    }

    /** The newest version of a template, for the servers that follow it: also of one that is gone. In the caller's transaction. */
    @Transactional
    public Optional<PinnedTemplate> newest(UUID tenantId, UUID id) {
        return templates.find(tenantId, id).map(row -> pinned(row.template().slug, row.version()));
    }

    /** A version of a template the tenant may use. In the caller's transaction. */
    @Transactional
    public Optional<PinnedTemplate> find(UUID tenantId, UUID id, int version) {
        return templates
                .find(tenantId, id)
                .flatMap(current ->
                        templates.version(id, version).map(found -> pinned(current.template().slug, found)));
    }

    /** The version a server was made from. */
    @Transactional
    public PinnedTemplate pinned(UUID tenantId, UUID templateId, int version) {
        return find(tenantId, templateId, version)
                .orElseThrow(() ->
                        new IllegalStateException("template " + templateId + " version " + version + " is missing"));
    }

    TemplateView view(TemplateRepository.Current current) {
        var brief = TemplateBrief.of(current.template(), current.version());
        return TemplateView.of(brief, json.tags(brief.tags()), spec(current.version()));
    }

    /** All that a version says, for whoever makes another of it. */
    TemplateDocument document(TemplateVersion version) {
        return new TemplateDocument("", version.name, version.description, version.game, spec(version));
    }

    /** Throws 404. */
    TemplateRepository.Current found(@Nullable UUID tenantId, UUID id) {
        return templates.find(tenantId, id).orElseThrow(TemplateService::notFound);
    }

    /** Throws 404. */
    TemplateVersion version(UUID id, int version) {
        return templates.version(id, version).orElseThrow(() -> ProblemException.notFound("version of the template"));
    }

    static ProblemException notFound() {
        return ProblemException.notFound("template");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list"));
        }
    }

    private PinnedTemplate pinned(String slug, TemplateVersion version) {
        return new PinnedTemplate(version.templateId, slug, version.version, spec(version));
    }

    private GameTemplateSpec spec(TemplateVersion version) {
        try {
            return json.spec(version.spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "template " + version.templateId + " version " + version.version + " is unreadable", e);
        }
    }
}
