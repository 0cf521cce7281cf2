package io.pteronimbus.controller.template;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.controller.grant.GrantRefusals;
import io.pteronimbus.controller.grant.GrantRefusals.Use;
import io.pteronimbus.controller.grant.RefusedGrantException;
import io.pteronimbus.controller.link.PanelFrame.NamedTemplate;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Counts each template that is not written, and says once, not with every full list, why. On one thread. */
@Singleton
class TemplateRefusals {
    private static final Logger LOG = Logger.getLogger(TemplateRefusals.class);
    private static final int MOST = 1_000;
    private static final int LONGEST = 500;

    private final GrantRefusals grants;
    private final MeterRegistry metrics;
    private final Map<UUID, String> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > MOST;
        }
    };

    TemplateRefusals(GrantRefusals grants, MeterRegistry metrics) {
        this.grants = grants;
        this.metrics = metrics;
    }

    /**
     * @param label as the metric has it
     * @return for the panel, at most 500 characters
     */
    String skip(NamedTemplate template, String label, String why) {
        metrics.counter("pteronimbus.templates.skipped", "reason", label).increment();
        var reason = label + ": " + why.substring(0, Math.min(why.length(), LONGEST - label.length() - 2));
        if (isNew(template, reason)) {
            LOG.warnf(
                    "Template not written: template=%s slug=%s tenant=%s version=%d cause=%s",
                    template.id(), template.slug(), template.tenantId(), template.version(), reason);
        }
        return reason;
    }

    /** @return for the panel */
    String refuse(NamedTemplate template, String permission, RefusedGrantException refusal) {
        grants.count(Use.TEMPLATE, refusal);
        if (isNew(template, refusal.why())) {
            grants.auditTemplate(template.tenantId(), template.id(), permission, refusal);
        }
        return refusal.why();
    }

    private boolean isNew(NamedTemplate template, String reason) {
        var what = template.version() + " " + template.deleted() + " " + reason;
        return !what.equals(said.put(template.id(), what));
    }
}
