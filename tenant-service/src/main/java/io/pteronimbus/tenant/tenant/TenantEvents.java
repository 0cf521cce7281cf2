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

    /** @param creatorId who gains access by it */
    void created(Tenant tenant, UUID creatorId) {
        changed(tenant, Change.CREATED);
        var access = new AccessChanged(tenant.id(), creatorId, null, tenant.rbacVersion(), clock.instant());
        outbox.publish(Topics.ACCESS_CHANGED, tenant.id().toString(), EventIds.next(), AccessChanged.TYPE, access);
    }

    void updated(Tenant tenant) {
        changed(tenant, Change.UPDATED);
    }

    void limited(Tenant tenant) {
        changed(tenant, Change.LIMITS);
    }

    void suspended(Tenant tenant) {
        changed(tenant, Change.SUSPENDED);
    }

    void resumed(Tenant tenant) {
        changed(tenant, Change.RESUMED);
    }

    /** What was to be deleted lives, or is suspended, as before. */
    void kept(Tenant tenant) {
        changed(tenant, tenant.status() == TenantStatus.SUSPENDED ? Change.SUSPENDED : Change.RESUMED);
    }

    /** Its servers are to be stopped; with {@link Change#DELETED} to be deleted. */
    void deleting(Tenant tenant) {
        changed(tenant, Change.DELETING);
    }

    void deleted(Tenant tenant) {
        changed(tenant, Change.DELETED);
    }

    private void changed(Tenant tenant, Change change) {
        // the end of a tenant is newer than all that was
        var version = change == Change.DELETED ? tenant.version() + 1 : tenant.version();
        var event = new TenantChanged(
                tenant.id(), change, version, tenant.name(), tenant.slug(), tenant.limits(), clock.instant());
        outbox.publish(Topics.TENANT_CHANGED, tenant.id().toString(), EventIds.next(), TenantChanged.TYPE, event);
    }
}
