package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.events.TenantChanged.Change;
import io.pteronimbus.events.TenantChanged.Limits;
import io.pteronimbus.events.Topics;
import io.pteronimbus.persistence.outbox.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Tells the world about tenants. Each in the transaction that changes the tenant, whose row is locked by then. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            TenantChanged.class,
            Limits.class,
            AccessChanged.class,
            AuditEntry.class,
            AuditEntry.Target.class,
            Actor.class
        })
class TenantEvents {
    private final Outbox outbox;
    private final Clock clock;

    TenantEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void created(Tenant tenant, UUID ownerId) {
        changed(tenant, Change.CREATED);
        var access = new AccessChanged(tenant.id(), ownerId, null, tenant.rbacVersion(), clock.instant());
        outbox.publish(Topics.ACCESS_CHANGED, tenant.id().toString(), EventIds.next(), AccessChanged.TYPE, access);
    }

    void updated(Tenant tenant) {
        changed(tenant, Change.UPDATED);
    }

    private void changed(Tenant tenant, Change change) {
        var event = new TenantChanged(
                tenant.id(), change, tenant.version(), tenant.name(), tenant.slug(), tenant.limits(), clock.instant());
        outbox.publish(Topics.TENANT_CHANGED, tenant.id().toString(), EventIds.next(), TenantChanged.TYPE, event);
    }
}
