package io.pteronimbus.persistence.audit;

import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.OverrideRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;

/** What super administrators look at by office, in the audit log. */
@ApplicationScoped
class AuditedOverrides implements OverrideRecorder {
    private final Audit audit;

    AuditedOverrides(Audit audit) {
        this.audit = audit;
    }

    /** Sockets have no request at hand when they look at rights again. */
    @Override
    @ActivateRequestContext
    public void record(Caller caller, UUID tenantId, String permission) {
        audit.overrideRead(caller.toActor(), tenantId, permission);
    }
}
