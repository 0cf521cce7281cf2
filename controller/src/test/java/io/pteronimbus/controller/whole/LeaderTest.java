package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of two controllers one works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaderTest {
    private static final Duration TAKE_OVER = Duration.ofSeconds(20);
    private static final String LEASE = "/apis/coordination.k8s.io/v1/namespaces/default/leases/pteronimbus-controller";

    private final UUID tenant = UUID.randomUUID();
    private World world;

    @BeforeAll
    void begin() throws Exception {
        world = new World(Map.of("PTERONIMBUS_LEADER_ELECTION_ENABLED", "true"));
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    @Test
    void shouldTakeOverWhenLeaderIsKilledAndAtOnceWhenItStops() throws Exception {
        // given
        var server = running();
        var next = ControllerProcess.start(world.environment()).awaitReady();
        assertThat(role(next)).isEqualTo("standby");
        assertThat(role(world.controller)).isEqualTo("leading");
        assertThat(hellos()).isOne();

        // when
        world.killController();

        // then
        world.controller = next;
        within(TAKE_OVER, () -> hellos() == 2);
        assertThat(role(next)).isEqualTo("leading");
        world.panel.want(tenant, server, 2, GameSpec.running(World.GAME).stopped());
        world.awaitState(server, "STOPPED");
        assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING", "STOPPING", "STOPPED");
        // and when
        var last = ControllerProcess.start(world.environment()).awaitReady();
        next.close();
        // then
        world.controller = last;
        within(Duration.ofSeconds(10), () -> hellos() == 3);
        // and when somebody else takes the lease
        world.write("PATCH", LEASE, "{\"spec\":{\"holderIdentity\":\"another\"}}");
        // then
        assertThat(last.awaitEnd()).isEqualTo(1);
    }

    private UUID running() {
        var server = UUID.randomUUID();
        world.panel.want(tenant, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        return server;
    }

    private long hellos() {
        return world.panel.told.stream()
                .filter(frame -> frame.path("type").asText().equals("hello"))
                .count();
    }

    private static String role(ControllerProcess controller) throws IOException, InterruptedException {
        var checks = FakePanel.parse(controller.get("/q/health/ready").body()).path("checks");
        for (var check : checks) {
            if (check.path("name").asText().equals("caches")) {
                return check.at("/data/role").asText();
            }
        }
        return "";
    }

    private static void within(Duration longest, Callable<Boolean> holds) {
        Awaitility.await().atMost(longest).pollInterval(Duration.ofMillis(50)).until(holds);
    }
}
