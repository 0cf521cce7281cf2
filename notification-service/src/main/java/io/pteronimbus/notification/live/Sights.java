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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
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
     * Every tenant of theirs with what they may see there; a super administrator may name one more. Throws 503 when nobody can
     * tell.
     */
    Map<UUID, Visibility> of(Caller caller, @Nullable UUID alsoTenant) {
        questions.acquireUninterruptibly();
        try {
            var sights = new HashMap<UUID, Visibility>();
            for (var membership : memberships(caller)) {
                var tenantId = membership.tenantId();
                Visibility.of(new EffectivePermissions(0, membership.permissions(), Map.of()).within(caller))
                        .or(() -> within(caller, tenantId))
                        .ifPresent(visibility -> sights.put(tenantId, visibility));
            }
            if (alsoTenant != null && caller.superAdmin()) {
                within(caller, alsoTenant).ifPresent(visibility -> sights.put(alsoTenant, visibility));
            }
            return sights;
        } finally {
            questions.release();
        }
    }

    /** By what they may do there, single servers included. */
    private Optional<Visibility> within(Caller caller, UUID tenantId) {
        return access.permissions(caller, tenantId).flatMap(Visibility::of);
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
