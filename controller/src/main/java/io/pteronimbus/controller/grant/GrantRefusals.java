package io.pteronimbus.controller.grant;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.controller.event.AuditEvents;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what was refused, and tells the audit log. */
@Singleton
public final class GrantRefusals {
    private final AuditEvents audit;
    private final MeterRegistry metrics;

    /** What a grant came with. */
    public enum Use {
        INTENT,
        QUOTA,
        TEMPLATE,
        COMMAND,
        STREAM
    }

    GrantRefusals(AuditEvents audit, MeterRegistry metrics) {
        this.audit = audit;
        this.metrics = metrics;
    }

    public void count(Use use, RefusedGrantException refusal) {
        metrics.counter(
                        "pteronimbus.grant.refusals",
                        "use",
                        use.name().toLowerCase(Locale.ROOT),
                        "reason",
                        refusal.fault().label())
                .increment();
    }

    /** @param permission that was needed */
    public void audit(UUID tenant, UUID server, String permission, RefusedGrantException refusal) {
        audit.denied(refusal.actor(), tenant, "server", server, permission, refusal.why());
    }

    /** @param permission that was needed */
    public void auditTenant(UUID tenant, String permission, RefusedGrantException refusal) {
        audit.denied(refusal.actor(), tenant, "tenant", tenant, permission, refusal.why());
    }

    /** @param tenant null: it is everybody's */
    public void auditTemplate(@Nullable UUID tenant, UUID template, String permission, RefusedGrantException refusal) {
        audit.denied(refusal.actor(), tenant, "template", template, permission, refusal.why());
    }

    /** Both, for what is asked once. */
    public void refuse(Use use, UUID tenant, UUID server, String permission, RefusedGrantException refusal) {
        count(use, refusal);
        audit(tenant, server, permission, refusal);
    }
}
