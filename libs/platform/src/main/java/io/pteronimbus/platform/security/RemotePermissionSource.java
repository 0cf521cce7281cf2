package io.pteronimbus.platform.security;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks tenant-service. Fails closed: without an answer nothing is allowed. */
@ApplicationScoped
@DefaultBean
class RemotePermissionSource implements PermissionSource {
    private static final Logger LOG = Logger.getLogger(RemotePermissionSource.class);
    private static final int NOT_FOUND = 404;

    private final PermissionClient client;
    private final ServiceTokens tokens;

    RemotePermissionSource(@RestClient PermissionClient client, ServiceTokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    @Override
    public Optional<EffectivePermissions> load(UUID tenantId, UUID userId, boolean superAdmin) {
        try {
            return Optional.of(
                    client.permissions(tokens.authorizationFor("tenant-service"), tenantId, userId, superAdmin));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw unavailable(e);
        } catch (ProcessingException e) {
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(RuntimeException e) {
        LOG.warnf("tenant-service did not tell permissions: %s", e.getMessage());
        return new ProblemException(
                ProblemType.DEPENDENCY_UNAVAILABLE,
                "Your permissions cannot be read at the moment. Try again shortly.");
    }
}
