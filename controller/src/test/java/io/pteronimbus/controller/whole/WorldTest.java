package io.pteronimbus.controller.whole;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A test in a world of its own, which stays for all that is tried in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorldTest {
    final UUID tenant = UUID.randomUUID();
    World world;

    @BeforeAll
    void begin() throws Exception {
        world = new World();
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    /** A server that runs. */
    UUID running() {
        var server = UUID.randomUUID();
        world.panel.want(tenant, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        return server;
    }
}
