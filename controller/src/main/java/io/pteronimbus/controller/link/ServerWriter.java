package io.pteronimbus.controller.link;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.controller.gameserver.SecretChild;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.quota.Namespaces;
import io.pteronimbus.controller.quota.QuotaMirror;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;

/** Writes what the panel wants of a server, once it was found to be signed. */
@Singleton
class ServerWriter {
    private final KubernetesClient client;
    private final Namespaces namespaces;
    private final QuotaMirror quotas;
    private final SecretChild secrets;

    ServerWriter(KubernetesClient client, Namespaces namespaces, QuotaMirror quotas, SecretChild secrets) {
        this.client = client;
        this.namespaces = namespaces;
        this.quotas = quotas;
        this.secrets = secrets;
    }

    /** Whether the cluster has the values that are wanted, or more than are: those are not taken away from here. */
    boolean holdsSecrets(DesiredServer desired, ServerRef ref) {
        var wanted = desired.secrets();
        return wanted == null || secrets.holds(ref, wanted.hash());
    }

    /** Values come before the server that names them, so that no pod waits for them. */
    void write(DesiredServer desired, ServerRef ref, GameServer server) {
        quotas.makeRoom(ref, server.getSpec().resources());
        try {
            var wanted = desired.secrets();
            if (wanted != null && !secrets.holds(ref, wanted.hash())) {
                secrets.write(ref, desired.generation(), wanted.values(), wanted.hash());
            }
            client.resource(server)
                    .fieldManager(IntentApplier.FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                namespaces.forget(ref);
            }
            throw e;
        }
    }

    /** What lies there of a server that is not: its values came, and it never did. */
    void clear(ServerRef ref) {
        secrets.drop(ref);
    }
}
