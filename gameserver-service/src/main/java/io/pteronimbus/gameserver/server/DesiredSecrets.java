package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameTemplateSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of secret variables that a controller is to be sent beside a server's spec. */
@ApplicationScoped
class DesiredSecrets {
    private final ServerSeal seal;

    DesiredSecrets(ServerSeal seal) {
        this.seal = seal;
    }

    /**
     * Those of the server as it is now; empty where its template has no secret variable, and for one that is being deleted. While they stay as they were sent so
     * does their salt, so that they need not be written into the cluster again with each change of something else.
     */
    Optional<SecretValues> of(Server server, GameTemplateSpec template) {
        var values = ServerEnvironment.secrets(server, template);
        if (values.isEmpty() || server.deleting) {
            return Optional.empty();
        }
        return Optional.of(
                sent(server).filter(sent -> sent.values().equals(values)).orElseGet(() -> SecretValues.salted(values)));
    }

    /** As they are kept with the server. */
    @Nullable
    String seal(Server server, @Nullable SecretValues values) {
        return values == null ? null : seal.sealSecrets(server.tenantId, server.id, values);
    }

    private Optional<SecretValues> sent(Server server) {
        return Optional.ofNullable(server.intent)
                .map(PublishedIntent::secrets)
                .map(text -> seal.openSecrets(server.tenantId, server.id, text));
    }
}
