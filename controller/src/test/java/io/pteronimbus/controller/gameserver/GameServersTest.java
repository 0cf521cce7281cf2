package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.pteronimbus.crd.GameServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An index loses sight of a resource while that is updated: a server must not seem to be gone for that. */
class GameServersTest {
    private final UUID tenant = UUID.randomUUID();
    private final GameServer external = resource("survival");
    private final Blinking cache = new Blinking(List.of(external, resource("gs-" + UUID.randomUUID())));
    private final GameServers servers = new GameServers(() -> "home");

    @BeforeEach
    void read() {
        servers.readFrom(cache);
    }

    @Test
    void shouldKnowExternalServersOfTenantWhenIndexDoesNot() {
        assertThat(servers.externalOf(tenant)).containsExactly(external);
        assertThat(servers.externalOf(UUID.randomUUID())).isEmpty();
    }

    @Test
    void shouldFindResourceOfServerWhenIndexDoesNot() {
        // given
        var ref = servers.external(external).orElseThrow();
        var pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace("ptn-" + tenant)
                .withLabels(Labels.of(ref))
                .endMetadata()
                .build();

        // when
        var owner = servers.owner(pod, cache);

        // then
        assertThat(owner).containsExactly(new ResourceID("survival", "ptn-" + tenant));
    }

    private GameServer resource(String name) {
        var made = new GameServer();
        made.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("ptn-" + tenant)
                .withUid(UUID.randomUUID().toString())
                .build());
        return made;
    }

    /** Whose index has nothing, just now. */
    private record Blinking(List<GameServer> there) implements IndexerResourceCache<GameServer> {
        @Override
        public void addIndexers(Map<String, Function<GameServer, List<String>>> indexers) {
            assertThat(indexers).isNotEmpty();
        }

        @Override
        public List<GameServer> byIndex(String index, String key) {
            return List.of();
        }

        @Override
        public Stream<GameServer> list(String namespace, Predicate<GameServer> wanted) {
            return list(wanted)
                    .filter(server -> namespace.equals(server.getMetadata().getNamespace()));
        }

        @Override
        public Stream<GameServer> list(Predicate<GameServer> wanted) {
            return there.stream().filter(wanted);
        }

        @Override
        public Optional<GameServer> get(ResourceID id) {
            return there.stream()
                    .filter(server -> ResourceID.fromResource(server).equals(id))
                    .findFirst();
        }

        @Override
        public Stream<ResourceID> keys() {
            return there.stream().map(ResourceID::fromResource);
        }
    }
}
