package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerStateChanged;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A node that is not heard from, as clusters show it: its pods go on to say that they run, and stay when they are deleted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeLossTest {
    private final UUID tenant = UUID.randomUUID();
    private final InstantPods pods = new InstantPods();
    private World world;

    @BeforeAll
    void begin() throws Exception {
        world = new World(Map.of(), pods);
    }

    @AfterEach
    void find() {
        pods.findNode();
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
        pods.loseNode();
        world.awaitState(server, "UNKNOWN");
        pods.findNode();
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
        pods.loseNode();
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
        pods.findNode();
        // then
        world.awaitState(server, "RUNNING");
        assertThat(uid(server)).isNotEqualTo(uid);
        assertThat(world.tap.states(server))
                .containsExactly("STARTING", "RUNNING", "UNKNOWN", "UNKNOWN", "STOPPING", "STARTING", "RUNNING");
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
