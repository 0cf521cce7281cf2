package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.localcluster.fault.Fault;
import io.pteronimbus.localcluster.fault.FaultAction;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A node that is not heard from, as clusters show it: its pods go on to say that they run, and stay when they are deleted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeLossTest {
    private static final Fault ISOLATED =
            new Fault(FaultAction.ISOLATE, Set.of(), "", "", "", "", "", "", 1, 0, 500, Duration.ZERO);

    private final UUID tenant = UUID.randomUUID();
    private World world;

    @BeforeAll
    void begin() throws Exception {
        world = new World(Map.of(), new InstantPods());
    }

    @AfterEach
    void find() {
        world.faults().clear();
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    @Test
    void shouldBeUnknownWhileNodeIsLostAndRunOnWhenItIsBack() {
        // given
        var server = running();

        // when
        world.faults().set(ISOLATED);
        world.awaitState(server, "UNKNOWN");
        world.faults().clear();
        world.awaitState(server, "RUNNING");

        // then
        assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING", "UNKNOWN", "RUNNING");
        assertThat(world.tap.transitions(server).get(2).message()).contains("not started elsewhere");
        assertThat(world.tap.transitions(server))
                .extracting(ServerStateChanged::reason)
                .endsWith("NodeLost", "Recovered");
    }

    @Test
    void shouldNeverRunTwiceWhenClusterGivesUpTheNodeAndStartAnewWhenItIsBack() {
        // given
        var server = running();
        var uid = uid(server);
        world.faults().set(ISOLATED);
        world.awaitState(server, "UNKNOWN");

        // when: five minutes later
        world.delete("/api/v1/namespaces/ptn-" + tenant + "/pods/gs-" + server + "-0");
        world.panel.want(tenant, server, 2, GameSpec.running(World.GAME).named("Another"));
        World.eventually(
                "answered", () -> world.tap.transitions(server).getLast().generation() == 2);

        // then
        assertThat(world.tap.transitions(server).getLast().reason()).isEqualTo("NodeLost");
        assertThat(uid(server)).isEqualTo(uid);
        // and when
        world.faults().clear();
        // then
        world.awaitState(server, "RUNNING");
        assertThat(uid(server)).isNotEqualTo(uid);
        assertThat(world.tap.states(server))
                .as("whether the old pod was seen to be gone, or the new one first")
                .filteredOn(state -> !state.equals("STOPPING"))
                .containsExactly("STARTING", "RUNNING", "UNKNOWN", "UNKNOWN", "STARTING", "RUNNING");
    }

    private String uid(UUID server) {
        return world.pod(tenant, server).at("/metadata/uid").asText();
    }

    private UUID running() {
        var server = UUID.randomUUID();
        world.panel.want(tenant, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        return server;
    }
}
