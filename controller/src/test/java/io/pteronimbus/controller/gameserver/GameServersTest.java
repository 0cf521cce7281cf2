package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.pteronimbus.crd.GameServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GameServersTest {
    private final UUID tenant = UUID.randomUUID();
    private final GameServer external = resource("survival");
    private final GameServer own = resource("gs-" + UUID.randomUUID());
    private final Counting cache = new Counting();
    private final GameServers servers = new GameServers(() -> "home");

    @BeforeEach
    void read() {
        servers.readFrom(cache);
        cache.there.values().forEach(servers::came);
    }

    @Test
    void shouldKnowServersOfTenantAndReadNoOthers() {
        assertThat(servers.ofTenant(tenant)).containsExactlyInAnyOrder(external, own);
        assertThat(servers.externalOf(tenant)).containsExactly(external);
        assertThat(cache.read).isEqualTo(3);
        assertThat(servers.externalOf(UUID.randomUUID())).isEmpty();
        assertThat(cache.read).isEqualTo(3);
    }

    @Test
    void shouldReadNothingToTellWhichThereAre() {
        assertThat(servers.refs())
                .containsExactlyInAnyOrder(
                        servers.refOf(external).orElseThrow(),
                        servers.refOf(own).orElseThrow());
        assertThat(servers.hasExternal(tenant)).isTrue();
        assertThat(cache.read).isZero();
    }

    @Test
    void shouldFindResourceOfExternalServerByWhatBelongsToIt() {
        // given
        var ref = servers.external(external).orElseThrow();
        var pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace("ptn-" + tenant)
                .withLabels(Labels.of(ref))
                .endMetadata()
                .build();

        // when
        var owner = servers.owner(pod);

        // then
        assertThat(owner).containsExactly(new ResourceID("survival", "ptn-" + tenant));
    }

    @Test
    void shouldForgetServerThatWent() {
        // when
        servers.went(external);
        servers.went(own);

        // then
        assertThat(servers.refs()).isEmpty();
        assertThat(servers.hasExternal(tenant)).isFalse();
        assertThat(servers.ofTenant(tenant)).isEmpty();
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

    /** Counts what is read: each is parsed for it. */
    private final class Counting implements Cache<GameServer> {
        private final Map<ResourceID, GameServer> there =
                new HashMap<>(Map.of(ResourceID.fromResource(external), external, ResourceID.fromResource(own), own));
        private int read;

        @Override
        public Stream<GameServer> list(Predicate<GameServer> wanted) {
            read += there.size();
            return there.values().stream().filter(wanted);
        }

        @Override
        public Optional<GameServer> get(ResourceID id) {
            read++;
            return Optional.ofNullable(there.get(id));
        }

        @Override
        public Stream<ResourceID> keys() {
            return there.keySet().stream();
        }
    }
}
