package io.pteronimbus.controller.gameserver;

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
        var present = cache;
        return present == null ? Optional.empty() : present.get(ref.resourceId());
    }

    public Stream<GameServer> all() {
        var present = cache;
        return present == null ? Stream.empty() : present.list();
    }
}
