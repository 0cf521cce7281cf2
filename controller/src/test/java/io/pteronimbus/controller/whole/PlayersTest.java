package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.events.ServerStats;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the controller finds out about games that answer, and those that do not. The test is the game: it holds the node port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlayersTest {
    private static final int AT_ONCE = 2;

    private final Vertx vertx = Vertx.vertx();
    private final UUID tenant = UUID.randomUUID();
    private World world;
    private StatsTap stats;

    @BeforeAll
    void begin() throws Exception {
        world = new World(Map.of(
                "PTERONIMBUS_OBSERVE_INTERVAL", "400ms",
                "PTERONIMBUS_OBSERVE_TIMEOUT", "2s",
                "PTERONIMBUS_OBSERVE_AT_ONCE", Integer.toString(AT_ONCE)));
        stats = new StatsTap(world.kafka);
    }

    @AfterAll
    void end() throws Exception {
        stats.close();
        world.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static ObjectNode queried(boolean doneByQuery) {
        var spec = GameSpec.running(World.GAME).json();
        spec.putObject("query").put("protocol", "MINECRAFT").put("port", "game");
        spec.put("stopWhenEmptyMinutes", 5);
        if (doneByQuery) {
            ((ObjectNode) spec.path("done")).put("byQuery", true);
        }
        return spec;
    }

    private int port(UUID server) {
        var address = world.tap.transitions(server).getLast().address();
        assertThat(address).isNotNull();
        return address == null ? 0 : address.port();
    }

    /** A Minecraft server with that many players. */
    private NetServer game(int port, AtomicInteger online) {
        return listen(
                port,
                socket -> socket.handler(question -> {
                    var json = ("{\"players\":{\"online\":" + online.get()
                                    + ",\"max\":9,\"sample\":[{\"name\":\"Alex\"}]}}")
                            .getBytes(StandardCharsets.UTF_8);
                    // shorter than 126, so each length is one byte
                    socket.write(Buffer.buffer()
                            .appendByte((byte) (json.length + 2))
                            .appendByte((byte) 0)
                            .appendByte((byte) json.length)
                            .appendBytes(json));
                }));
    }

    private NetServer listen(int port, java.util.function.Consumer<NetSocket> behaviour) {
        return vertx.createNetServer()
                .connectHandler(behaviour::accept)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private JsonNode status(UUID server) {
        return world.gameServer(tenant, server).path("status");
    }

    private void runs(UUID server, ObjectNode spec) {
        world.panel.want(tenant, server, 1, spec);
        world.awaitState(server, "RUNNING");
    }

    @Test
    void shouldTellPlayersAndUseOfAServerThatRuns() {
        // given
        var server = UUID.randomUUID();
        var online = new AtomicInteger(3);
        runs(server, queried(false));

        // when
        game(port(server), online);

        // then
        World.eventually(
                "players are told",
                () -> stats.newest(server).map(s -> s.players() != null).orElse(false));
        var told = stats.newest(server).orElseThrow();
        assertThat(told.players()).isEqualTo(new ServerStats.Players(3, 9, java.util.List.of("Alex")));
        assertThat(told.tenantId()).isEqualTo(tenant);
        assertThat(told.generation()).isEqualTo(1);
        assertThat(told.emptySince()).isNull();
        assertThat(told.stopDue()).isFalse();
        World.eventually(
                "use is told",
                () -> stats.newest(server).map(s -> s.usage() != null).orElse(false));

        // then
        World.eventually(
                "status has players", () -> status(server).at("/players/online").asInt() == 3);
        var writtenAt = status(server).at("/players/at").asText();

        // when: not again within a minute, though the number changes
        online.set(0);
        World.eventually(
                "emptiness is told",
                () -> stats.newest(server).map(s -> s.emptySince() != null).orElse(false));
        assertThat(status(server).at("/players/at").asText()).isEqualTo(writtenAt);

        // when
        world.panel.want(tenant, server, 2, ((ObjectNode) queried(false)).put("desiredState", "STOPPED"));
        world.awaitState(server, "STOPPED");

        // then
        assertThat(status(server).has("players")).isFalse();
    }

    @Test
    void shouldRunOnceTheGameAnswersWhenTemplateSaysSo() {
        // given
        var server = UUID.randomUUID();
        world.panel.want(tenant, server, 1, queried(true));
        World.eventually(
                "its process runs",
                () -> world.pod(tenant, server)
                        .at("/status/containerStatuses/0/state/running")
                        .isObject());
        // long after its line, which does not count
        var other = UUID.randomUUID();
        runs(other, GameSpec.running(World.GAME).json());
        assertThat(world.tap.states(server)).containsExactly("STARTING");

        // when
        game(nodePort(server), new AtomicInteger());

        // then
        world.awaitState(server, "RUNNING");
    }

    @Test
    void shouldAskNoMoreThanAllowedAtOnce() {
        // given: games that let one wait
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        Set<Integer> asked = ConcurrentHashMap.newKeySet();
        for (var i = 0; i < 3 * AT_ONCE; i++) {
            var server = UUID.randomUUID();
            runs(server, queried(false));
            var port = port(server);
            listen(port, socket -> {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                asked.add(port);
                socket.closeHandler(gone -> open.decrementAndGet());
            });
        }

        // when
        World.eventually("all are asked", () -> asked.size() == 3 * AT_ONCE);

        // then
        assertThat(most.get()).isBetween(1, AT_ONCE);
    }

    private int nodePort(UUID server) {
        return world.read("/api/v1/namespaces/ptn-" + tenant + "/services/gs-" + server)
                .at("/spec/ports/0/nodePort")
                .asInt();
    }
}
