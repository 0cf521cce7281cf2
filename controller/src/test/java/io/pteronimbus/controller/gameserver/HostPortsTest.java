package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.pteronimbus.controller.PortRange;
import io.pteronimbus.crd.GameServerSpec.Port;
import io.pteronimbus.crd.GameServerSpec.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HostPortsTest {
    private static final Port GAME = new Port("game", 25_565, Protocol.TCP);
    private static final Port QUERY = new Port("query", 25_566, Protocol.UDP);

    private final HostPorts ports = new HostPorts(new PortRange(20_000, 20_003), new Random(1));

    @Nested
    class Hold {
        @Test
        void shouldKeepPortForAsLongAsServerIsThere() {
            // given
            var server = server();
            assertThat(ports.hold(server, List.of(GAME))).isTrue();
            var before = ports.of(server).get("game");

            // when
            ports.hold(server(), List.of(GAME));
            ports.hold(server, List.of(new Port("game", 7_777, Protocol.UDP), QUERY));

            // then
            assertThat(ports.of(server)).containsEntry("game", before).containsOnlyKeys("game", "query");
        }

        @Test
        void shouldGiveNoPortTwiceWhenManyAskAtOnce() throws InterruptedException {
            // given
            var many = new HostPorts(new PortRange(20_000, 20_999), new Random(2));
            var servers = IntStream.range(0, 500).mapToObj(i -> server()).toList();

            // when
            var threads = servers.stream()
                    .map(server -> Thread.ofVirtual().start(() -> many.hold(server, List.of(GAME, QUERY))))
                    .toList();
            for (var thread : threads) {
                thread.join();
            }

            // then
            var given = servers.stream()
                    .flatMap(server -> many.of(server).values().stream())
                    .toList();
            assertThat(given).hasSize(1_000).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 21_000);
        }

        @Test
        void shouldGiveNothingWhenTooFewAreLeftAndSomethingWhenOneIsFree() {
            // given
            var first = server();
            var late = server();
            ports.hold(first, List.of(GAME, QUERY));
            ports.hold(server(), List.of(GAME));

            // when // then
            assertThat(ports.hold(late, List.of(GAME, QUERY))).isFalse();
            assertThat(ports.of(late)).isEmpty();
            ports.release(first);
            assertThat(ports.hold(late, List.of(GAME, QUERY))).isTrue();
        }

        @Test
        void shouldGiveTheSameNumberForBothProtocolsOfOnePort() {
            // given
            var server = server();

            // when
            ports.hold(server, List.of(GAME, new Port("game-udp", 25_565, Protocol.UDP), QUERY));

            // then
            assertThat(ports.of(server).get("game-udp"))
                    .isEqualTo(ports.of(server).get("game"));
            assertThat(new HashSet<>(ports.of(server).values())).hasSize(2);
        }

        @Test
        void shouldGiveBackWhatIsNotNeededAnyMore() {
            // given
            var server = server();
            ports.hold(server, List.of(GAME, QUERY));
            ports.hold(server(), List.of(GAME, QUERY));

            // when
            ports.hold(server, List.of(GAME));

            // then
            assertThat(ports.hold(server(), List.of(GAME))).isTrue();
        }

        @Test
        void shouldGiveFreedPortLast() {
            // given
            var server = server();
            ports.hold(server, List.of(GAME));
            var freed = ports.of(server).get("game");
            ports.release(server);

            // when // then
            for (int i = 0; i < 3; i++) {
                var next = server();
                ports.hold(next, List.of(GAME));
                assertThat(ports.of(next).get("game")).isNotEqualTo(freed);
            }
        }
    }

    @Nested
    class Learn {
        @Test
        void shouldKeepWhatIsWrittenDownEvenOutsideTheRange() {
            // given
            var server = server();

            // when
            ports.learn(server, Map.of("game", 7_000));
            ports.hold(server, List.of(GAME));

            // then
            assertThat(ports.of(server)).containsExactly(Map.entry("game", 7_000));
        }

        @Test
        void shouldLeaveItToWhoeverCameFirstWhenTwoHaveTheSame() {
            // given
            var older = server();
            var younger = server();

            // when
            ports.learn(older, Map.of("game", 20_001));
            ports.learn(younger, Map.of("game", 20_001));
            ports.hold(younger, List.of(GAME));

            // then
            assertThat(ports.of(older)).containsEntry("game", 20_001);
            assertThat(ports.of(younger).get("game")).isNotEqualTo(20_001);
        }
    }

    @Nested
    class Note {
        @Test
        void shouldBeReadAsItWasWritten() {
            // given
            var note = PortNote.write(Map.of("query", 20_002, "game", 20_001));

            // when // then
            assertThat(note).isEqualTo("game=20001,query=20002");
            assertThat(PortNote.read(annotated(note))).isEqualTo(Map.of("game", 20_001, "query", 20_002));
            assertThat(PortNote.read(annotated(""))).isEmpty();
            assertThat(PortNote.read(annotated("game=x,=5,query,a=6"))).isEqualTo(Map.of("a", 6));
        }

        private static Service annotated(String note) {
            return new ServiceBuilder()
                    .withNewMetadata()
                    .addToAnnotations(PortNote.ANNOTATION, note)
                    .endMetadata()
                    .build();
        }
    }

    private static ServerRef server() {
        return new ServerRef(UUID.randomUUID(), UUID.randomUUID());
    }
}
