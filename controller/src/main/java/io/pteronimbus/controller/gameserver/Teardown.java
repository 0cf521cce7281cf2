package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.pteronimbus.crd.GameServer;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Lets go of a resource whose server is gone, and says so once it really is. */
@Singleton
class Teardown {
    private static final Logger LOG = Logger.getLogger(Teardown.class);

    private final KubernetesClient client;
    private final Event<ServerGone> gone;

    Teardown(KubernetesClient client, Event<ServerGone> gone) {
        this.client = client;
        this.gone = gone;
    }

    void release(GameServer server, ServerRef ref) {
        var others = server.getMetadata().getFinalizers().stream()
                .filter(finalizer -> !finalizer.equals(GameServerReconciler.FINALIZER))
                .toList();
        try {
            client.resource(server).patch(PatchContext.of(PatchType.JSON_MERGE), withFinalizers(server, others));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
        if (others.isEmpty()) {
            LOG.infof("Server is gone: server=%s tenant=%s", ref.serverId(), ref.tenantId());
            gone.fire(new ServerGone(ref));
        }
    }

    private String withFinalizers(GameServer server, List<String> finalizers) {
        var meta = Map.of(
                "finalizers",
                finalizers,
                "resourceVersion",
                server.getMetadata().getResourceVersion());
        return client.getKubernetesSerialization().asJson(Map.of("metadata", meta));
    }
}
