package io.pteronimbus.gameserver.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerStats;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@SuppressWarnings("NullAway.Init") // injected
class StatsStoreTest {
    private final UUID tenantId = UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant from = now.minus(StatsStore.KEPT);

    @Inject
    StatsStore store;

    @Test
    void shouldTellOfManyServersAtOnceWhatItTellsOfEach() {
        // given
        var servers = Stream.generate(UUID::randomUUID).limit(60).toList();
        servers.subList(1, servers.size()).forEach(this::measureForAnHour);

        // when
        var told = store.since(tenantId, servers, from);

        // then
        assertThat(told).containsOnlyKeys(servers);
        assertThat(told.get(servers.getFirst())).isEmpty();
        for (var server : servers) {
            assertThat(told.get(server)).isEqualTo(store.since(tenantId, server, from));
        }
        assertThat(told.get(servers.getLast())).hasSizeGreaterThanOrEqualTo(StatsStore.MOST_SAMPLES);
        assertThat(store.since(UUID.randomUUID(), servers.subList(1, 2), from).values())
                .containsExactly(List.of());
        assertThat(store.since(tenantId, List.of(), from)).isEqualTo(Map.of());
    }

    private void measureForAnHour(UUID server) {
        for (var i = StatsStore.MOST_SAMPLES; i > 0; i--) {
            var at = now.minus(Duration.ofMillis(i * 14_900L));
            var players = i % 3 == 0 ? null : new ServerStats.Players(i % 20, 20, List.of());
            var usage = i % 5 == 0 ? null : new ServerStats.Usage(i, 2 * i);
            store.add(new ServerStats(server, tenantId, "local", 1, "run", at, players, usage, null, false));
        }
    }
}
