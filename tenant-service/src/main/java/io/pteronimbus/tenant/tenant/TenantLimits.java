package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.TenantChanged.Limits;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The limits that stand at tenants. In a transaction. */
@ApplicationScoped
public class TenantLimits {
    private final TenantRepository tenants;
    private final TenantEvents events;

    TenantLimits(TenantRepository tenants, TenantEvents events) {
        this.tenants = tenants;
        this.events = events;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Limits get(UUID tenantId) {
        return tenants.get(tenantId).limits();
    }

    /** Tells the world. Answers whose limits they are. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Target set(UUID tenantId, Limits limits) {
        var tenant = tenants.findByIdOptional(tenantId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.notFound("tenant"));
        tenant.limit(limits);
        tenants.flush();
        events.limited(tenant);
        return tenant.toTarget();
    }
}
