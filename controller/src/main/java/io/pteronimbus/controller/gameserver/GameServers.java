package io.pteronimbus.controller.gameserver;

import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@code GameServer} resources of the cluster, from the operator's own cache: reading costs no request. */
@Singleton
public class GameServers {
    private volatile @Nullable IndexerResourceCache<GameServer> cache;

    void readFrom(IndexerResourceCache<GameServer> primaries) {
        cache = primaries;
    }

    public Optional<GameServer> find(ServerRef ref) {
        var present = filled();
        return present == null ? Optional.empty() : present.get(ref.resourceId());
    }

    public Stream<GameServer> all() {
        var present = filled();
        return present == null ? Stream.empty() : present.list();
    }

    /** Not before the watch has begun: until then it cannot even be asked. */
    private @Nullable IndexerResourceCache<GameServer> filled() {
        var present = cache;
        return present instanceof AbstractEventSource<?, ?> source && !source.isRunning() ? null : present;
    }
}
