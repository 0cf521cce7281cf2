package io.pteronimbus.gameserver.template;

import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.persistence.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log is told of templates, in the transaction that changes them. */
@ApplicationScoped
class TemplateEvents {
    private final Audit audit;

    TemplateEvents(Audit audit) {
        this.audit = audit;
    }

    void done(
            String action,
            Template template,
            String name,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        audit.success(template.tenantId, action, new Target("template", template.id.toString(), name), before, after);
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
