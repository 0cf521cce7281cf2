package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.test.infrastructure.Infrastructure;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaAwayTest {
    private final KafkaDoor door = new KafkaDoor(Infrastructure.get().kafka());
    private final UUID tenant = UUID.randomUUID();
    private final UUID server = UUID.randomUUID();
    private World world;

    @BeforeAll
    void begin() throws Exception {
        world = new World(Map.of("KAFKA_BOOTSTRAP_SERVERS", door.address()));
    }

    @AfterAll
    void end() throws Exception {
        world.close();
        door.close();
    }

    @Test
    void shouldRunServersAndTellEverythingInOrderWhenKafkaComesBack() {
        // given
        world.panel.want(tenant, server, 1, GameSpec.running(World.GAME));
        World.eventually(
                "done recorded",
                () -> !world.gameServer(tenant, server)
                        .at("/status/done/containerId")
                        .isMissingNode());
        var stream = world.panel.openStream(tenant, server);
        crash(stream, 5, 1);
        crash(stream, 6, 2);
        var statusMeanwhile = world.gameServer(tenant, server).at("/status");

        // when
        door.open();
        World.eventually("all told", () -> world.tap.states(server).size() == 5);

        // then
        assertThat(statusMeanwhile.path("stateSeq").asInt()).isEqualTo(1);
        assertThat(statusMeanwhile.path("ackedSeq").asInt()).isZero();
        assertThat(world.tap.states(server)).containsExactly("STARTING", "CRASHED", "CRASHED", "STARTING", "RUNNING");
        assertThat(world.tap.transitions(server).get(2).exitCode()).isEqualTo(6);
    }

    private void crash(StreamTap stream, int exitCode, int restarts) {
        World.eventually(
                "up",
                () -> stream.texts().stream().filter("Done (0.1s)!"::equals).count() == restarts);
        stream.command("crash-" + exitCode, "crash " + exitCode);
        World.eventually(
                "restarted",
                () -> world.pod(tenant, server)
                                        .at("/status/containerStatuses/0/restartCount")
                                        .asInt()
                                == restarts
                        && !world.pod(tenant, server)
                                .at("/status/containerStatuses/0/state/running")
                                .isMissingNode());
    }
}
