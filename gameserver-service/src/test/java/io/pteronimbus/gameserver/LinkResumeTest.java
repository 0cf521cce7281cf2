package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A controller that loses its connection at any frame hears of each change in the end, and never of an older one after a newer. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class LinkResumeTest {
    private static final int CONNECTIONS = 12;

    private final String name = Clusters.freshName();
    private final Random random = new Random(20260402);
    private final Map<UUID, Long> held = new HashMap<>();

    @AfterEach
    void placeNothingThereAnyMore() {
        Clusters.patch(name, Map.of("placeable", false));
    }

    @Test
    void shouldHearOfEachChangeWhenConnectionIsLostAtAnyFrame() {
        // given
        var credential = Clusters.joined(name);
        var tenant = Tenant.create();
        List<UUID> servers = new ArrayList<>();
        for (var i = 0; i < 4; i++) {
            servers.add(UUID.fromString(Clusters.place(tenant, "server " + i, Map.of("name", name))
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id")));
        }
        // from then on each further kill is a change, since nobody says what became of the one before
        servers.forEach(server -> power(tenant, server, "start"));
        var wanted = new HashMap<UUID, Long>();
        servers.forEach(server -> wanted.put(server, generation(tenant, server)));

        // when
        for (var connection = 0; connection < CONNECTIONS; connection++) {
            try (var controller = FakeController.connect(name, credential)) {
                var frames = random.nextInt(3);
                for (var i = 0; i <= frames; i++) {
                    var changed = servers.get(random.nextInt(servers.size()));
                    power(tenant, changed, "kill");
                    wanted.put(changed, generation(tenant, changed));
                    take(controller, controller.next(f -> f.has("server") || f.has("servers")), random.nextBoolean());
                }
            }
        }

        // then
        try (var controller = FakeController.connect(name, credential)) {
            while (!held.equals(wanted)) {
                take(controller, controller.next(f -> f.has("server") || f.has("servers")), true);
            }
            Awaitility.await().until(() -> Clusters.get(name).getLong("outstanding.count") == 0);
        }
    }

    private static void power(Tenant tenant, UUID server, String action) {
        tenant.request()
                .body(Map.of("action", action))
                .post(tenant.server(server) + "/power")
                .then()
                .statusCode(202);
    }

    private static long generation(Tenant tenant, UUID server) {
        return ((Number) tenant.request()
                        .get(tenant.server(server))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("generation"))
                .longValue();
    }

    /** As the controller does: what is newer than what it holds it takes, and answers what it holds. */
    private void take(FakeController controller, JsonNode frame, boolean answers) {
        var told = new ArrayList<JsonNode>();
        frame.path("servers").forEach(told::add);
        if (frame.has("server")) {
            told.add(frame.path("server"));
        }
        for (var server : told) {
            var id = UUID.fromString(server.path("serverId").asText());
            var generation = server.path("generation").asLong();
            if (frame.has("server")) {
                assertThat(generation).isGreaterThanOrEqualTo(held.getOrDefault(id, 0L));
            }
            var holds = Math.max(generation, held.getOrDefault(id, 0L));
            held.put(id, holds);
            if (answers) {
                controller.acknowledge(id, holds);
            }
        }
    }
}
