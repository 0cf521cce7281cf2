package io.pteronimbus.gameserver.template;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.Topics;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.persistence.outbox.Outbox;
import io.pteronimbus.platform.request.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log is told of templates, in the transaction that changes them. */
@ApplicationScoped
class TemplateEvents {
    private final Audit audit;
    private final Outbox outbox;
    private final RequestTrace trace;
    private final Clock clock;

    TemplateEvents(Audit audit, Outbox outbox, RequestTrace trace, Clock clock) {
        this.audit = audit;
        this.outbox = outbox;
        this.trace = trace;
        this.clock = clock;
    }

    void done(
            String action,
            Template template,
            String name,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        audit.success(template.tenantId, action, new Target("template", template.id.toString(), name), before, after);
    }

    /** Somebody did it in a cluster itself. */
    void external(
            String cluster,
            String action,
            Template template,
            String name,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        by(new Actor(Actor.Kind.CLUSTER, cluster, cluster), action, template, name, before, after);
    }

    /** @param cluster where it ended; null: with its tenant */
    void ended(
            @Nullable String cluster,
            String action,
            Template template,
            String name,
            Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        var actor = cluster == null ? Actor.service("tenant-service") : new Actor(Actor.Kind.CLUSTER, cluster, cluster);
        by(actor, action, template, name, before, after);
    }

    private void by(
            Actor actor,
            String action,
            Template template,
            String name,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        var entry = new AuditEntry(
                EventIds.next(),
                template.tenantId,
                actor,
                action,
                new Target("template", template.id.toString(), name),
                Outcome.SUCCESS,
                null,
                null,
                null,
                false,
                trace.id(),
                before,
                after,
                clock.instant());
        outbox.publish(Topics.AUDIT_ENTRY, String.valueOf(template.tenantId), entry.id(), AuditEntry.TYPE, entry);
    }

    /** No defaults of variables: whoever wrote them may have taken them for secrets. */
    static Map<String, Object> auditView(Template template, TemplateVersion version) {
        var view = new LinkedHashMap<String, Object>();
        view.put("slug", template.slug);
        view.put("name", version.name);
        view.put("version", version.version);
        view.put("contentHash", version.contentHash);
        if (template.external != null) {
            view.put("scope", template.scope.name());
            view.put("resource", "ptn-" + template.tenantId + "/" + template.external.resourceName);
            view.put("cluster", template.external.cluster);
        }
        return view;
    }
}
