package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.pteronimbus.gameserver.search.SearchText;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
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
        var rows = templates.list(tenantId, page.after().map(SearchText::clean).orElse(""), like, page.limit() + 1);
        return Page.of(rows, page.limit(), row -> row.template().slug)
                .map(row -> TemplateView.of(row.template(), row.version(), null));
    }

    /** One that everybody has; 404 otherwise. */
    @Transactional
    public TemplateView get(UUID id) {
        return templates
                .find(null, id)
                .map(row -> TemplateView.of(row.template(), row.version(), spec(row.version())))
                .orElseThrow(() -> ProblemException.notFound("template"));
    }

    /** The current version of a template the tenant may use, by id or by slug. In the caller's transaction. */
    @Transactional
    public Optional<PinnedTemplate> findForUse(UUID tenantId, @Nullable UUID id, @Nullable String slug) {
        var found =
                id != null ? templates.find(tenantId, id) : templates.findBySlug(tenantId, slug == null ? "" : slug);
        return found.map(row -> pinned(row.template().slug, row.version()));
    }

    /** The version a server was made from. */
    @Transactional
    public PinnedTemplate pinned(UUID tenantId, UUID templateId, int version) {
        var row = templates
                .find(tenantId, templateId)
                .flatMap(current ->
                        templates.version(templateId, version).map(v -> pinned(current.template().slug, v)));
        return row.orElseThrow(
                () -> new IllegalStateException("template " + templateId + " version " + version + " is missing"));
    }

    private PinnedTemplate pinned(String slug, TemplateVersion version) {
        return new PinnedTemplate(version.templateId, slug, version.version, spec(version));
    }

    private TemplateSpec spec(TemplateVersion version) {
        try {
            return json.spec(version.spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "template " + version.templateId + " version " + version.version + " is unreadable", e);
        }
    }
}
