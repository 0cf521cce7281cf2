package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.Actor;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes tenants, in two steps: it is decided, and from then on the tenant's servers are stopped and it can be kept; and when the time of
 * grace is over, all of it goes.
 */
@ApplicationScoped
class TenantDeletion {
    private static final Logger LOG = Logger.getLogger(TenantDeletion.class);
    private static final int AT_ONCE = 20;

    private final TenantRepository tenants;
    private final RbacChanges changes;
    private final TenantEvents events;
    private final TenantContext context;
    private final Audit audit;
    private final Clock clock;
    private final Duration grace;

    TenantDeletion(
            TenantRepository tenants,
            RbacChanges changes,
            TenantEvents events,
            TenantContext context,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "pteronimbus.tenants.deletion-grace") Duration grace) {
        this.tenants = tenants;
        this.changes = changes;
        this.events = events;
        this.context = context;
        this.audit = audit;
        this.clock = clock;
        this.grace = grace;
    }

    /** @param confirmation the tenant's slug, typed by who wants it gone. Throws 400 for another, and 409 when it was decided already. */
    void decide(Caller caller, UUID tenantId, @Nullable String confirmation) {
        changes.by(caller, tenantId, change -> {
            var tenant = tenants.get(tenantId);
            if (!tenant.slug().equals(confirmation)) {
                throw ProblemException.invalid(
                        new FieldError("confirmation", "must be the slug of the tenant, " + tenant.slug()));
            }
            if (tenant.status() == TenantStatus.DELETING) {
                throw new ProblemException(ProblemType.CONFLICT, "The tenant is to be deleted already.");
            }
            tenant.deleteAt(clock.instant().plus(grace));
            tenants.flush();
            change.concernsEverybody();
            events.deleting(tenant);
            audit.success(tenantId, "tenant:delete", tenant.toTarget(), null, null);
            return true;
        });
    }

    /** Keeps a tenant that was to be deleted. Throws 409 when it was not. */
    void keep(Caller caller, UUID tenantId) {
        changes.by(caller, tenantId, change -> {
            var tenant = tenants.get(tenantId);
            if (tenant.status() != TenantStatus.DELETING) {
                throw new ProblemException(ProblemType.CONFLICT, "The tenant is not to be deleted.");
            }
            tenant.keep();
            tenants.flush();
            change.concernsEverybody();
            events.kept(tenant);
            audit.success(tenantId, "tenant:keep", tenant.toTarget(), null, null);
            return true;
        });
    }

    @Scheduled(
            every = "{pteronimbus.tenants.deletion-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    @ActivateRequestContext
    void run() {
        List<UUID> due = context.asSystem(
                () -> QuarkusTransaction.requiringNew().call(() -> tenants.toDelete(clock.instant(), AT_ONCE)));
        due.forEach(this::delete);
    }

    private void delete(UUID tenantId) {
        try {
            changes.bySystem(tenantId, change -> {
                var tenant = tenants.get(tenantId);
                if (!tenant.isDue(clock.instant())) {
                    return false;
                }
                change.concernsEverybody();
                events.deleted(tenant);
                audit.successOf(Actor.service("tenant-service"), tenantId, "tenant:delete-finally", tenant.toTarget());
                tenants.delete(tenant);
                tenants.flush();
                LOG.infof("A tenant is gone: tenant=%s", tenantId);
                return true;
            });
        } catch (ProblemException gone) {
            LOG.debugf("Another replica was there first: tenant=%s", tenantId);
        }
    }
}
