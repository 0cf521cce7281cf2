package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerLifeTest {
    private final UUID tenant = UUID.randomUUID();
    private World world;

    @BeforeAll
    void begin() throws Exception {
        world = new World();
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    @Test
    void shouldRunStopAndStartWhenPanelWantsIt() {
        // given
        var server = UUID.randomUUID();
        var spec = GameSpec.running(World.GAME);

        // when
        world.panel.want(tenant, server, 1, spec);
        world.awaitState(server, "RUNNING");
        world.panel.want(tenant, server, 2, spec.stopped());
        world.awaitState(server, "STOPPED");
        world.panel.want(tenant, server, 3, spec.started());
        world.awaitState(server, "RUNNING");

        // then
        assertThat(world.tap.states(server))
                .containsExactly("STARTING", "RUNNING", "STOPPING", "STOPPED", "STARTING", "RUNNING");
        assertThat(world.tap.transitions(server))
                .allSatisfy(t -> assertThat(t.tenantId()).isEqualTo(tenant));
        assertThat(world.tap.transitions(server).getLast().generation()).isEqualTo(3);
        assertThat(world.panel.wasToldGeneration(server, 3)).isTrue();
    }
}
