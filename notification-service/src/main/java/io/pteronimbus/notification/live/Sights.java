package io.pteronimbus.notification.live;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.ServerReach;
import io.pteronimbus.platform.security.ServiceTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final String PERMISSION = "server:read";
    private static final ServerReach NOTHING = new ServerReach(false, Set.of());

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
     * Every tenant of theirs with the servers there that they may read, if only none; a super administrator may name one more.
     * Throws 503 when nobody can tell.
     */
    Map<UUID, ServerReach> of(Caller caller, @Nullable UUID alsoTenant) {
        return asking(() -> {
            var sights = new HashMap<UUID, ServerReach>();
            for (var membership : memberships(caller)) {
                var tenantId = membership.tenantId();
                var told = membership.tellsAll() && !caller.superAdmin();
                var reach = reach(() -> told
                        ? Optional.of(Access.confined(caller, membership.toPermissions()))
                        : access.permissions(caller, tenantId));
                sights.put(tenantId, reach.orElse(NOTHING));
            }
            if (alsoTenant != null && caller.superAdmin()) {
                find(caller, alsoTenant).ifPresent(reach -> sights.put(alsoTenant, reach));
            }
            return sights;
        });
    }

    /** The same of one tenant; empty for who has nothing to do with it. */
    Optional<ServerReach> in(Caller caller, UUID tenantId) {
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

    private Optional<ServerReach> find(Caller caller, UUID tenantId) {
        return reach(() -> access.permissions(caller, tenantId));
    }

    /** Where a second factor is demanded, who came without one sees nothing; their other tenants do not suffer from it. */
    private static Optional<ServerReach> reach(Supplier<Optional<EffectivePermissions>> permissions) {
        try {
            return permissions.get().map(told -> told.reach(PERMISSION));
        } catch (ProblemException refused) {
            if (refused.problemType() == ProblemType.SECOND_FACTOR_REQUIRED) {
                return Optional.of(NOTHING);
            }
            throw refused;
        }
    }

    private List<MembershipClient.Membership> memberships(Caller caller) {
        try {
            return client.tenants(tokens.authorizationFor("tenant-service"), caller.userId())
                    .items();
        } catch (WebApplicationException | ProcessingException e) {
            LOG.warnf("tenant-service did not tell tenants: %s", e.getMessage());
            throw new ProblemException(
                    ProblemType.DEPENDENCY_UNAVAILABLE,
                    "Your tenants cannot be read at the moment. Try again shortly.");
        }
    }
}
