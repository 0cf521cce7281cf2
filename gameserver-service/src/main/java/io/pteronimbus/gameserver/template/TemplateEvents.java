package io.pteronimbus.gameserver.template;

import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.persistence.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log is told of templates, in the transaction that changes them. */
@ApplicationScoped
class TemplateEvents {
    /** Of what belongs to no tenant. */
    private static final String PLATFORM = "platform";

    private final Outbox outbox;
    private final Clock clock;

    TemplateEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void done(
            String action,
            Template template,
            String name,
            Author author,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        var entry = new AuditEntry(
                EventIds.next(),
                template.tenantId,
                author.actor(),
                action,
                new Target("template", template.id.toString(), name),
                Outcome.SUCCESS,
                author.reason(),
                author.address(),
                author.userAgent(),
                author.override(),
                author.traceId(),
                before,
                after,
                clock.instant());
        var key = template.tenantId == null ? PLATFORM : template.tenantId.toString();
        outbox.publish(Topics.AUDIT_ENTRY, key, entry.id(), AuditEntry.TYPE, entry);
    }

    /** No defaults of variables: whoever wrote them may have taken them for secrets. */
    static Map<String, Object> auditView(Template template, TemplateVersion version) {
        var view = new LinkedHashMap<String, Object>();
        view.put("slug", template.slug);
        view.put("name", version.name);
        view.put("version", version.version);
        view.put("contentHash", version.contentHash);
        return view;
    }
}
