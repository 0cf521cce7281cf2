package io.pteronimbus.gameserver.template;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How a template ends: at once when no server follows it, else with the last that does. Until then it is kept for those alone, and offered to nobody.
 */
@ApplicationScoped
public class TemplateRemoval {
    private static final Logger LOG = Logger.getLogger(TemplateRemoval.class);

    private final TemplateRepository templates;
    private final ExternalTemplateRepository ofTenants;
    private final ClusterTemplateRepository clusters;
    private final TemplateEvents events;
    private final Event<TemplatesChanged> changes;
    private final Clock clock;

    TemplateRemoval(
            TemplateRepository templates,
            ExternalTemplateRepository ofTenants,
            ClusterTemplateRepository clusters,
            TemplateEvents events,
            Event<TemplatesChanged> changes,
            Clock clock) {
        this.templates = templates;
        this.ofTenants = ofTenants;
        this.clusters = clusters;
        this.events = events;
        this.changes = changes;
        this.clock = clock;
    }

    /** The tenant is gone. */
    public void endAll(UUID tenantId) {
        QuarkusTransaction.requiringNew()
                .call(() -> ofTenants.idsOf(tenantId))
                .forEach(id -> QuarkusTransaction.requiringNew()
                        .run(() -> templates.lock(id).ifPresent(template -> end(template, null))));
    }

    /** A server of that template was removed, in the transaction at hand. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void released(UUID templateId) {
        templates
                .lockIfMayEnd(templateId)
                .filter(template -> template.goneAt != null && templates.servers(templateId) == 0)
                .ifPresent(this::remove);
    }

    /**
     * Of a template that is locked.
     *
     * @param cluster where it is there no more; null: its tenant is gone
     */
    void end(Template template, @Nullable String cluster) {
        if (template.goneAt != null) {
            return;
        }
        var version = templates.version(template.id, template.version).orElseThrow();
        var before = TemplateEvents.auditView(template, version);
        if (templates.servers(template.id) > 0) {
            template.goneAt = clock.instant();
            events.ended(cluster, "template:update", template, version.name, before, Map.of("gone", true));
        } else {
            events.ended(cluster, "template:delete", template, version.name, before, null);
            remove(template);
        }
        LOG.infof("Template is gone: tenant=%s template=%s cluster=%s", template.tenantId, template.id, cluster);
    }

    /** With all its versions; clusters that have it are told. */
    void remove(Template template) {
        if (template.scope != Template.Scope.EXTERNAL) {
            clusters.leave(template);
            changes.fire(new TemplatesChanged());
        }
        templates.remove(template);
    }
}
