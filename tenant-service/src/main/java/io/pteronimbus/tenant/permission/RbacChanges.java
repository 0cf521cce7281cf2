package io.pteronimbus.tenant.permission;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.tenant.TenantRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Changes who may do what in a tenant: one at a time in each, in a transaction of its own that raises the version of the tenant's
 * rules and tells {@code access-changed}; and when it is done, Redis forgets what was computed before. If this service dies
 * in between, {@link AccessDropper} does that.
 */
@ApplicationScoped
public class RbacChanges {
    private static final Logger LOG = Logger.getLogger(RbacChanges.class);
    /** Beyond this many people, everybody in the tenant is computed anew. */
    private static final int FEW = 50;

    private final TenantRepository tenants;
    private final PermissionService permissions;
    private final PermissionWriter writer;
    private final AccessEvents events;
    private final TenantContext context;

    RbacChanges(
            TenantRepository tenants,
            PermissionService permissions,
            PermissionWriter writer,
            AccessEvents events,
            TenantContext context) {
        this.tenants = tenants;
        this.permissions = permissions;
        this.writer = writer;
        this.events = events;
        this.context = context;
    }

    /** By a person, who passes on what they hold at that very moment, and no more. Throws 404 when there is no such tenant. */
    public <T> T by(Caller author, UUID tenantId, Function<RbacChange, T> work) {
        return run(tenantId, () -> holdings(author, tenantId), work);
    }

    /** In the name of somebody who is not here, as far as they hold it themselves at that very moment. */
    public <T> T onBehalfOf(UUID userId, UUID tenantId, Function<RbacChange, T> work) {
        return run(tenantId, () -> permissions.explainKnown(tenantId, userId)::allows, work);
    }

    /** By the system, such as when Discord said something. */
    public <T> T bySystem(UUID tenantId, Function<RbacChange, T> work) {
        return run(tenantId, () -> (permission, serverId) -> true, work);
    }

    /**
     * What a person is changed, and with it what they may do in those tenants that the work answers; in the system context, in one
     * transaction for all of them.
     */
    public void ofPerson(UUID userId, Supplier<List<UUID>> work) {
        var versions = context.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
            var raised = new TreeMap<UUID, Long>();
            // in the order of ids, so that two who do this at once do not wait for each other
            new TreeSet<>(work.get())
                    .forEach(tenantId -> tenants.lockRbac(tenantId).ifPresent(before -> {
                        tenants.raiseRbac(tenantId, before + 1);
                        events.changed(tenantId, userId, before + 1);
                        raised.put(tenantId, before + 1);
                    }));
            return raised;
        }));
        versions.forEach((tenantId, version) -> forget(tenantId, () -> writer.drop(tenantId, userId, version)));
    }

    private RbacChange.Holdings holdings(Caller author, UUID tenantId) {
        var held = permissions.explainKnown(tenantId, author.userId());
        return (permission, serverId) ->
                author.isInScope(permission) && (author.superAdmin() || held.allows(permission, serverId));
    }

    private <T> T run(UUID tenantId, Supplier<RbacChange.Holdings> held, Function<RbacChange, T> work) {
        context.enter(tenantId);
        var done = QuarkusTransaction.requiringNew().call(() -> {
            var before = tenants.lockRbac(tenantId).orElseThrow(() -> ProblemException.notFound("tenant"));
            var change = new RbacChange(tenantId, held.get());
            var result = work.apply(change);
            var version = change.isSomething() ? publish(change, before + 1) : before;
            return new Done<>(result, change, version);
        });
        if (done.change().isSomething()) {
            forget(done.change(), done.version());
        }
        return done.result();
    }

    private long publish(RbacChange change, long version) {
        tenants.raiseRbac(change.tenantId(), version);
        if (isTooMany(change)) {
            events.changed(change.tenantId(), null, version);
        } else {
            change.people().forEach(userId -> events.changed(change.tenantId(), userId, version));
        }
        return version;
    }

    private void forget(RbacChange change, long version) {
        forget(change.tenantId(), () -> {
            if (isTooMany(change)) {
                writer.dropAll(change.tenantId(), version);
            } else {
                change.people().forEach(userId -> writer.drop(change.tenantId(), userId, version));
            }
        });
    }

    /** Without Redis nobody reads what it remembers; when it comes back, {@link AccessDropper} has it forget. */
    private static void forget(UUID tenantId, Runnable drop) {
        try {
            drop.run();
        } catch (RuntimeException redisAway) {
            LOG.warnf("Redis was not told of a change: tenant=%s %s", tenantId, redisAway.getMessage());
        }
    }

    private static boolean isTooMany(RbacChange change) {
        return change.isForEverybody() || change.people().size() > FEW;
    }

    private record Done<T>(T result, RbacChange change, long version) {}
}
