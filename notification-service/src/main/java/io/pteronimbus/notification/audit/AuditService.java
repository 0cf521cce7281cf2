package io.pteronimbus.notification.audit;

import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Adds to the audit log and reads it. */
@ApplicationScoped
class AuditService {
    private final AuditRepository entries;
    private final TenantContext tenant;

    AuditService(AuditRepository entries, TenantContext tenant) {
        this.entries = entries;
        this.tenant = tenant;
    }

    /** Adds the entry, once however often it comes. What belongs to the platform as a whole belongs to no tenant. */
    void add(AuditEntry entry) {
        var tenantId = entry.tenantId();
        if (tenantId == null) {
            tenant.asSystem(() -> {
                entries.add(entry);
                return entry;
            });
        } else {
            tenant.enter(tenantId);
            entries.add(entry);
        }
    }

    /** Newest first, in the tenant that was entered. */
    Page<AuditEntry> list(UUID tenantId, AuditFilter filter, PageRequest page) {
        var criteria = filter.narrow(new AuditCriteria(tenantId));
        page.after().ifPresent(criteria::after);
        var found = entries.find(criteria.atMost(page.limit() + 1));
        return Page.of(found, page.limit(), entry -> AuditCriteria.key(entry.at(), entry.id()));
    }
}
