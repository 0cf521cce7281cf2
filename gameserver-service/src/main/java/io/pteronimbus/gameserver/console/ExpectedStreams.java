package io.pteronimbus.gameserver.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that controllers were asked to dial. */
@ApplicationScoped
class ExpectedStreams {
    private final Map<UUID, Expected> expected = new ConcurrentHashMap<>();

    /** @param cluster whose controller may dial it */
    record Expected(UUID id, String cluster, Upstream upstream, StreamReader reader) {}

    void expect(UUID id, String cluster, Upstream upstream, StreamReader reader) {
        expected.put(id, new Expected(id, cluster, upstream, reader));
    }

    /** Empty for a stream that nobody, or nobody any more, waits for. */
    Optional<Expected> find(String id, String cluster) {
        try {
            return Optional.ofNullable(expected.get(UUID.fromString(id)))
                    .filter(stream -> stream.cluster().equals(cluster));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void forget(UUID id) {
        expected.remove(id);
    }
}
