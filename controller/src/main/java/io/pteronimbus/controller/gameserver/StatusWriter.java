package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Writes a status only over the very version it was decided on: a decision made on an old copy is refused by the API
 * server with 409, so a number is never given to two transitions, whoever else writes.
 */
@Singleton
class StatusWriter {
    /** What takes longer to be told is told by nobody: the cluster was set back, and counts its versions anew. */
    private static final Duration LONGEST_LAG = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final LongSupplier nanos;
    private final Map<String, Written> newest = new ConcurrentHashMap<>();

    private record Written(long version, long at) {}

    @Inject
    StatusWriter(KubernetesClient client) {
        this(client, System::nanoTime);
    }

    /** @param nanos a clock that only goes forward */
    StatusWriter(KubernetesClient client, LongSupplier nanos) {
        this.client = client;
        this.nanos = nanos;
    }

    /**
     * The copy is older than what was written last: an event of before has pushed that out of the cache. To act on it would be to
     * do again what has been done, an installation say.
     */
    boolean isPast(GameServer server) {
        var written = newest.get(server.getMetadata().getUid());
        return written != null
                && version(server) < written.version()
                && nanos.getAsLong() - written.at() < LONGEST_LAG.toNanos();
    }

    void forget(GameServer server) {
        newest.remove(server.getMetadata().getUid());
    }

    void wrote(GameServer server) {
        newest.put(server.getMetadata().getUid(), new Written(version(server), nanos.getAsLong()));
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
        wrote(written);
        var source = context.eventSourceRetriever().getControllerEventSource();
        source.handleRecentResourceUpdate(ResourceID.fromResource(server), written, server);
        return written;
    }
}
