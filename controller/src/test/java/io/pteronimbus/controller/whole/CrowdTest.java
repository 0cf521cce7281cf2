package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.localcluster.fault.Fault;
import io.pteronimbus.localcluster.fault.FaultAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A controller that begins where there are many servers already; {@code -Dpteronimbus.test.full=true} makes it 5,000. */
class CrowdTest {
    private static final int SERVERS = Boolean.getBoolean("pteronimbus.test.full") ? 5_000 : 300;
    private static final int AT_ONCE = 250;
    private static final int OF_A_TENANT = 10;
    private static final long MOST_MIB = 256;

    @Test
    void shouldBecomeReadyAndWriteNothingWhenThereAreManyIdleServers() throws Exception {
        try (var world = new World(Map.of(), new InstantPods())) {
            // given
            var servers = new ArrayList<UUID>();
            while (servers.size() < SERVERS) {
                servers.addAll(running(world, Math.min(AT_ONCE, SERVERS - servers.size())));
            }
            World.eventually("all is told", () -> world.metric("pteronimbus_reconcile_queue") == 0);
            world.killController();
            world.panel.told.clear();
            var delivered = world.tap.records.size();
            var writes = world.faults()
                    .set(new Fault(
                            FaultAction.COUNT, Set.of("write"), "", "", "", "", "", "", 1, 0, 500, Duration.ZERO));

            // when
            world.startController();
            world.controller.awaitReady();
            World.eventually("all are looked at", () -> world.looks() >= SERVERS && isIdle(world));
            World.eventually(
                    "all are answered for",
                    () -> world.panel.told.stream()
                                    .filter(frame -> frame.path("type").asText().equals("ack"))
                                    .count()
                            >= SERVERS);

            // then
            assertThat(world.metric("pteronimbus_servers{", "state=\"RUNNING\""))
                    .isEqualTo(SERVERS);
            assertThat(world.faults().seen(writes)).as("the definitions alone").isEqualTo(2);
            assertThat(world.tap.records).hasSize(delivered);
            assertThat(world.controller.residentMiB()).isLessThanOrEqualTo(MOST_MIB);
        }
    }

    private static boolean isIdle(World world) {
        return world.metric("pteronimbus_reconcile_queue") == 0 && world.metric("pteronimbus_server_looks_active") == 0;
    }

    private static List<UUID> running(World world, int count) {
        var made = new ArrayList<UUID>();
        var tenant = UUID.randomUUID();
        for (int i = 0; i < count; i++) {
            tenant = i % OF_A_TENANT == 0 ? UUID.randomUUID() : tenant;
            var server = UUID.randomUUID();
            made.add(server);
            world.panel.want(tenant, server, 1, GameSpec.running(World.GAME));
        }
        World.eventually(
                count + " run and are told",
                () -> made.stream()
                        .allMatch(server -> world.tap.transitions(server).size() == 2));
        return made;
    }
}
