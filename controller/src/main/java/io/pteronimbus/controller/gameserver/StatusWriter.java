package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes a status only over the very version it was decided on: a decision made on an old copy is refused by the API
 * server with 409, so a number is never given to two transitions, whoever else writes.
 */
@Singleton
class StatusWriter {
    private final KubernetesClient client;
    private final Map<String, Long> newest = new ConcurrentHashMap<>();

    StatusWriter(KubernetesClient client) {
        this.client = client;
    }

    /**
     * The copy is older than what was written last: an event of before has pushed that out of the cache. To act on it would be to
     * do again what has been done, an installation say.
     */
    boolean isPast(GameServer server) {
        var written = newest.get(server.getMetadata().getUid());
        return written != null && version(server) < written;
    }

    void forget(GameServer server) {
        newest.remove(server.getMetadata().getUid());
    }

    private static long version(GameServer server) {
        return Long.parseLong(server.getMetadata().getResourceVersion());
    }

    /** @return the resource as it is now, which is also what the next look will see */
    GameServer write(GameServer server, GameServerStatus status, Context<GameServer> context) {
        var changed = new GameServer();
        changed.setMetadata(server.getMetadata());
        changed.setSpec(server.getSpec());
        changed.setStatus(status);
        var written = client.resource(changed)
                .lockResourceVersion(server.getMetadata().getResourceVersion())
                .updateStatus();
        newest.put(written.getMetadata().getUid(), version(written));
        var source = context.eventSourceRetriever().getControllerEventSource();
        source.handleRecentResourceUpdate(ResourceID.fromResource(server), written, server);
        return written;
    }
}
