package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.Actor;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.tenant.permission.RbacChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Suspends tenants and lets them live again. In a change of what people may do, since that is what it is. */
@ApplicationScoped
public class TenantSuspension {
    private final TenantRepository tenants;
    private final TenantEvents events;
    private final Audit audit;

    TenantSuspension(TenantRepository tenants, TenantEvents events, Audit audit) {
        this.tenants = tenants;
        this.events = events;
        this.audit = audit;
    }

    /** False when it waits for its deletion, or was suspended for that reason, or by an administrator, already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean suspend(RbacChange change, SuspensionReason reason, Actor actor) {
        var tenant = tenants.get(change.tenantId());
        if (!tenant.suspend(reason)) {
            return false;
        }
        tenants.flush();
        events.suspended(tenant);
        audit.successOf(actor, tenant.id(), "tenant:suspend", tenant.toTarget());
        change.concernsEverybody();
        return true;
    }

    /** False when it was not suspended for that reason. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean resume(RbacChange change, SuspensionReason reason, Actor actor) {
        var tenant = tenants.get(change.tenantId());
        if (!tenant.resume(reason)) {
            return false;
        }
        tenants.flush();
        events.resumed(tenant);
        audit.successOf(actor, tenant.id(), "tenant:resume", tenant.toTarget());
        change.concernsEverybody();
        return true;
    }
}
