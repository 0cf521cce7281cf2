package io.pteronimbus.gameserver.template;

import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.gameserver.cluster.ClusterChanged;
import io.pteronimbus.gameserver.quota.QuotaService;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each template that somebody made in a cluster itself, as its controller says: each change a version of its own. A cluster speaks of its own
 * templates alone: the id follows from its name. A named system job: it serves the link.
 */
@ApplicationScoped
public class ExternalTemplates {
    /** Of one tenant, in all clusters. */
    static final int MOST = 100;

    private static final Logger LOG = Logger.getLogger(ExternalTemplates.class);
    private static final int LONGEST_REASON = 500;

    private final TemplateRepository templates;
    private final ExternalTemplateRepository external;
    private final TemplateRemoval removal;
    private final TemplateCheck check;
    private final TemplateJson json;
    private final TemplateEvents events;
    private final QuotaService quotas;
    private final TenantContext tenant;
    private final Clock clock;

    ExternalTemplates(
            TemplateRepository templates,
            ExternalTemplateRepository external,
            TemplateRemoval removal,
            TemplateCheck check,
            TemplateJson json,
            TemplateEvents events,
            QuotaService quotas,
            TenantContext tenant,
            Clock clock) {
        this.templates = templates;
        this.external = external;
        this.removal = removal;
        this.check = check;
        this.json = json;
        this.events = events;
        this.quotas = quotas;
        this.tenant = tenant;
        this.clock = clock;
    }

    static UUID idOf(String cluster, String resourceUid) {
        return EventIds.of("external-template", cluster, resourceUid);
    }

    /** Whether all of it is worth asking for: it is new, or another than was told last. */
    @ActivateRequestContext
    public boolean isNews(String cluster, ReportedTemplate.Named named) {
        var id = idOf(cluster, named.resourceUid());
        return system(() -> {
            var known = templates.find(named.tenantId(), id).map(TemplateRepository.Current::template);
            return known.isPresent() ? !isAs(known.get(), named) : refusal(id, named) == null;
        });
    }

    private static boolean isAs(Template template, ReportedTemplate.Named named) {
        var source = template.external;
        return source != null && template.goneAt == null && source.sourceHash.equals(named.hash());
    }

    /**
     * Takes what is said of one, however often. Nothing happens for a tenant that is not known, and beyond what one may have.
     *
     * @return why it cannot be, for whoever made it; empty when nothing is wrong with it
     */
    @ActivateRequestContext
    public Optional<String> take(String cluster, ReportedTemplate told) {
        GameTemplateSpec spec;
        try {
            spec = check.read(told.spec());
        } catch (ProblemException e) {
            var reason = reason(e);
            LOG.warnf(
                    "External template not taken: cluster=%s tenant=%s name=%s cause=%s",
                    cluster, told.template().tenantId(), told.template().name(), reason);
            return Optional.of(reason);
        }
        system(() -> write(cluster, idOf(cluster, told.template().resourceUid()), told, spec));
        return Optional.empty();
    }

    private static String reason(ProblemException problem) {
        var reason = String.valueOf(problem.getDetail()).replaceAll("\\p{Cntrl}", " ");
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    /** One of the cluster is there no more. */
    @ActivateRequestContext
    public void gone(String cluster, UUID tenantId, String resourceUid) {
        remove(cluster, tenantId, idOf(cluster, resourceUid));
    }

    /** Of the cluster there are no others than those. */
    @ActivateRequestContext
    public void keepOnly(String cluster, Set<String> resourceUids) {
        system(() -> external.presentIn(cluster)).stream()
                .filter(template -> !resourceUids.contains(template.resourceUid()))
                .forEach(template -> remove(cluster, template.tenantId(), template.id()));
    }

    /** A cluster that was forgotten has none. */
    void onRevoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) ClusterChanged changed) {
        if (changed.disconnect()) {
            // what was committed can be asked for, but not on the thread that commits
            Thread.ofVirtual().name("templates-of-" + changed.cluster()).start(() -> endOfForgotten(changed.cluster()));
        }
    }

    @ActivateRequestContext
    void endOfForgotten(String cluster) {
        if (!system(() -> external.isCluster(cluster))) {
            keepOnly(cluster, Set.of());
        }
    }

    /** How many there are, over all tenants, without those that are gone. */
    @ActivateRequestContext
    public long count() {
        return system(external::count);
    }

    private boolean write(String cluster, UUID id, ReportedTemplate told, GameTemplateSpec spec) {
        var named = told.template();
        templates.lockNames(named.tenantId());
        var present = templates
                .lock(id)
                .filter(template -> named.tenantId().equals(template.tenantId))
                .orElse(null);
        if (present != null) {
            return change(cluster, present, told, spec);
        }
        var refusal = refusal(id, named);
        if (refusal != null) {
            LOG.warnf(
                    "External template not taken: cluster=%s tenant=%s name=%s cause=%s",
                    cluster, named.tenantId(), named.name(), refusal);
            return false;
        }
        var now = clock.instant();
        var slug = TemplateRules.slugOf(
                named.name(), templates.slugsLike(named.tenantId(), TemplateRules.slugOf(named.name(), Set.of())));
        var template = Template.external(id, named.tenantId(), slug, new ExternalSource(cluster, told), now);
        var version = template.save(content(slug, told, spec), new TemplateNote("", cluster), now);
        templates.add(template);
        templates.add(version);
        templates.flush();
        events.external(
                cluster, "template:create", template, version.name, null, TemplateEvents.auditView(template, version));
        LOG.infof(
                "External template: cluster=%s tenant=%s template=%s name=%s",
                cluster, named.tenantId(), id, named.name());
        return true;
    }

    private boolean change(String cluster, Template template, ReportedTemplate told, GameTemplateSpec spec) {
        template.external = new ExternalSource(cluster, told);
        template.goneAt = null;
        var current = templates.version(template.id, template.version).orElseThrow();
        var content = content(template.slug, told, spec);
        if (content.hash().equals(current.contentHash)) {
            return false;
        }
        var version = template.save(content, new TemplateNote("", cluster), clock.instant());
        templates.add(version);
        templates.flush();
        events.external(
                cluster,
                "template:update",
                template,
                version.name,
                TemplateEvents.auditView(template, current),
                TemplateEvents.auditView(template, version));
        return true;
    }

    private TemplateContent content(String slug, ReportedTemplate told, GameTemplateSpec spec) {
        return json.content(new TemplateDocument(slug, told.title(), String.valueOf(told.description()), slug, spec));
    }

    private @Nullable String refusal(UUID id, ReportedTemplate.Named named) {
        if (templates.lock(id).isPresent()) {
            return "a resource is of one tenant for good";
        }
        if (!quotas.isKnown(named.tenantId())) {
            return "nobody has told of the tenant";
        }
        return external.countOf(named.tenantId()) < MOST ? null : "the tenant has " + MOST;
    }

    private void remove(String cluster, UUID tenantId, UUID id) {
        system(() -> {
            templates
                    .lock(id)
                    .filter(template -> tenantId.equals(template.tenantId))
                    .filter(template -> template.external != null && template.external.cluster.equals(cluster))
                    .ifPresent(template -> removal.end(template, cluster));
            return true;
        });
    }

    private <T> T system(Supplier<T> work) {
        return tenant.asSystem(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
