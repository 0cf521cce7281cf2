package io.pteronimbus.platform.security;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether a person may do something: the one engine behind {@link RequiresPermission}, sockets and streams. */
@ApplicationScoped
public class Access {
    private final PermissionCache cache;
    private final PermissionSource source;
    private final HeardChanges changes;
    private final OverrideReads reads;

    Access(PermissionCache cache, PermissionSource source, HeardChanges changes, OverrideReads reads) {
        this.cache = cache;
        this.source = source;
        this.changes = changes;
        this.reads = reads;
    }

    /**
     * From now on nothing counts here that was computed before the change, whatever Redis still has. Whoever holds sockets calls
     * this before looking at them again.
     */
    public void hear(AccessChanged change) {
        changes.hear(change);
    }

    /** What the person may do in the tenant; empty when the tenant does not exist for them. One read of Redis as a rule. */
    public Optional<EffectivePermissions> permissions(Caller caller, UUID tenantId) {
        return permissions(caller, tenantId, caller.superAdmin());
    }

    /** Throws 404 for who has nothing to do with the tenant or server, 403 for who has but lacks the permission. */
    public EffectivePermissions require(Caller caller, UUID tenantId, @Nullable UUID serverId, String permission) {
        var permissions = permissions(caller, tenantId)
                .filter(p -> p.sees(serverId))
                .orElseThrow(() -> ProblemException.notFound(serverId == null ? "tenant" : "server"));
        if (!permissions.allows(permission, serverId)) {
            throw lacking(permission);
        }
        return permissions;
    }

    /**
     * Where in the tenant the person may do this, for what tells of several servers. Throws 404 for who has nothing to do with the
     * tenant, 403 for who has but may do it nowhere.
     */
    public ServerReach requireSomewhere(Caller caller, UUID tenantId, String permission) {
        var permissions = permissions(caller, tenantId)
                .filter(p -> p.sees(null))
                .orElseThrow(() -> ProblemException.notFound("tenant"));
        var reach = permissions.reach(permission);
        if (reach.isNothing()) {
            throw lacking(permission);
        }
        return reach;
    }

    /**
     * Whether what was allowed is allowed just because the person is a super administrator. Where that cannot be told, they
     * did use their office.
     */
    public boolean isOverride(Caller caller, UUID tenantId, @Nullable UUID serverId, String permission) {
        try {
            return caller.superAdmin()
                    && permissions(caller, tenantId, false)
                            .filter(own -> own.allows(permission, serverId))
                            .isEmpty();
        } catch (ProblemException away) {
            return true;
        }
    }

    /**
     * Has it recorded when a super administrator looks at what they see just by office, as {@code override:} and the permission;
     * once in a while, and nothing of anybody else. {@link AccessFilter} calls it for endpoints that read, whoever holds a socket
     * open when it opens and whenever it looks at rights again. Throws 503 when it cannot be recorded.
     */
    public void noteRead(Caller caller, UUID tenantId, @Nullable UUID serverId, String permission) {
        reads.note(caller, tenantId, permission, () -> isOverride(caller, tenantId, serverId, permission));
    }

    /** Throws 403 {@code second-factor-required} for who has not got the one that the platform demands. */
    public static void requireEnrolled(Caller caller) {
        if (caller.mustEnrol()) {
            throw new ProblemException(
                    ProblemType.SECOND_FACTOR_REQUIRED,
                    "This panel demands a second factor. Set one up in your account first.");
        }
    }

    /**
     * What a set that tenant-service told means for the way this caller came: no more than their API key is confined to. Throws 403
     * {@code second-factor-required} when the tenant demands one and they signed in without.
     */
    public static EffectivePermissions confined(Caller caller, EffectivePermissions permissions) {
        if (permissions.needsSecondFactor() && !caller.secondFactor()) {
            throw new ProblemException(
                    ProblemType.SECOND_FACTOR_REQUIRED,
                    "This tenant lets nobody in without a second factor. Set one up in your account, and sign in with it.");
        }
        return permissions.within(caller);
    }

    private Optional<EffectivePermissions> permissions(Caller caller, UUID tenantId, boolean superAdmin) {
        requireEnrolled(caller);
        return cache.read(tenantId, caller.userId(), superAdmin, changes.since(tenantId, caller.userId()))
                .or(() -> source.load(tenantId, caller.userId(), superAdmin))
                .map(permissions -> confined(caller, permissions));
    }

    private static ProblemException lacking(String permission) {
        return new ProblemException(
                ProblemType.FORBIDDEN, "This needs the permission " + permission + ", which you do not have here.");
    }
}
