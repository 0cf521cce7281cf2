package io.pteronimbus.platform.security;

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

    Access(PermissionCache cache, PermissionSource source) {
        this.cache = cache;
        this.source = source;
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
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This needs the permission " + permission + ", which you do not have here.");
        }
        return permissions;
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

    /** Throws 403 {@code second-factor-required} for who has not got the one that the platform demands. */
    public static void requireEnrolled(Caller caller) {
        if (caller.mustEnrol()) {
            throw new ProblemException(
                    ProblemType.SECOND_FACTOR_REQUIRED,
                    "This panel demands a second factor. Set one up in your account first.");
        }
    }

    private Optional<EffectivePermissions> permissions(Caller caller, UUID tenantId, boolean superAdmin) {
        requireEnrolled(caller);
        return cache.read(tenantId, caller.userId(), superAdmin)
                .or(() -> source.load(tenantId, caller.userId(), superAdmin))
                .map(permissions -> requireSecondFactor(caller, permissions).within(caller));
    }

    private static EffectivePermissions requireSecondFactor(Caller caller, EffectivePermissions permissions) {
        if (permissions.needsSecondFactor() && !caller.secondFactor()) {
            throw new ProblemException(
                    ProblemType.SECOND_FACTOR_REQUIRED,
                    "This tenant lets nobody in without a second factor. Set one up in your account, and sign in with it.");
        }
        return permissions;
    }
}
