package io.pteronimbus.notification.live;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.ServiceTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds out what somebody may see: in which tenants, and what of each. Blocks; asks in few places at once. */
@ApplicationScoped
class Sights {
    private static final Logger LOG = Logger.getLogger(Sights.class);
    private static final int AT_ONCE = 16;

    private final MembershipClient client;
    private final ServiceTokens tokens;
    private final Access access;
    private final Semaphore questions = new Semaphore(AT_ONCE);

    Sights(@RestClient MembershipClient client, ServiceTokens tokens, Access access) {
        this.client = client;
        this.tokens = tokens;
        this.access = access;
    }

    /**
     * Every tenant of theirs with what they may do there; a super administrator may name one more. Throws 503 when nobody can tell.
     */
    Horizon of(Caller caller, @Nullable UUID alsoTenant) {
        return asking(() -> {
            var sights = new HashMap<UUID, Sight>();
            var memberships = memberships(caller);
            for (var membership : memberships.items()) {
                var tenantId = membership.tenantId();
                var told = membership.tellsAll() && !caller.superAdmin();
                var sight = sight(() -> told
                        ? Optional.of(Access.confined(caller, membership.toPermissions()))
                        : permissions(caller, tenantId));
                sights.put(tenantId, sight.orElse(Sight.NOTHING));
            }
            if (alsoTenant != null && caller.superAdmin()) {
                find(caller, alsoTenant).ifPresent(sight -> sights.put(alsoTenant, sight));
            }
            return new Horizon(sights, memberships.near());
        });
    }

    /** The same of one tenant; empty for who has nothing to do with it. */
    Optional<Sight> in(Caller caller, UUID tenantId) {
        return asking(() -> find(caller, tenantId));
    }

    private <T> T asking(Supplier<T> question) {
        questions.acquireUninterruptibly();
        try {
            return question.get();
        } finally {
            questions.release();
        }
    }

    private Optional<Sight> find(Caller caller, UUID tenantId) {
        return sight(() -> permissions(caller, tenantId));
    }

    /** What a super administrator sees just by office is audited, when they come and as long as they stay. */
    private Optional<EffectivePermissions> permissions(Caller caller, UUID tenantId) {
        var permissions = access.permissions(caller, tenantId);
        permissions.ifPresent(found -> access.noteRead(caller, tenantId, null, "server:read"));
        return permissions;
    }

    /** Where a second factor is demanded, who came without one sees nothing; their other tenants do not suffer from it. */
    private static Optional<Sight> sight(Supplier<Optional<EffectivePermissions>> permissions) {
        try {
            return permissions.get().map(Sight::of);
        } catch (ProblemException refused) {
            if (refused.problemType() == ProblemType.SECOND_FACTOR_REQUIRED) {
                return Optional.of(Sight.NOTHING);
            }
            throw refused;
        }
    }

    private MembershipClient.Memberships memberships(Caller caller) {
        try {
            return client.tenants(tokens.authorizationFor("tenant-service"), caller.userId());
        } catch (WebApplicationException | ProcessingException e) {
            LOG.warnf("tenant-service did not tell tenants: %s", e.getMessage());
            throw new ProblemException(
                    ProblemType.DEPENDENCY_UNAVAILABLE,
                    "Your tenants cannot be read at the moment. Try again shortly.");
        }
    }
}
