package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ClusterAwayTest {
    private final String name = Clusters.freshName();

    @AfterEach
    void placeNothingThereAnyMore() {
        Clusters.patch(name, Map.of("placeable", false));
    }

    @Nested
    class Away {
        @Test
        void shouldShowSinceWhenAndKeepStateWhenConnectionEnds() {
            // given
            var credential = Clusters.joined(name);
            var tenant = Tenant.create();
            UUID server;
            try (var controller = FakeController.connect(name, credential)) {
                controller.next("snapshot");
                server = Clusters.serverOn(tenant, name);
                tenant.request().get(tenant.server(server)).then().body("clusterAway", nullValue());
            }

            // when
            Awaitility.await().until(() -> Clusters.get(name).getString("state").equals("AWAY"));

            // then
            var since = Instant.parse(Clusters.get(name).getString("since"));
            assertThat(since)
                    .isBetween(Instant.now().minusSeconds(20), Instant.now().plusSeconds(1));
            tenant.request()
                    .get(tenant.server(server))
                    .then()
                    .body("clusterAway.since", notNullValue())
                    .body("state", equalTo("STOPPED"));
            assertThat(Cluster.presence(event -> event.cluster().equals(name) && event.awaySince() != null)
                            .tenants())
                    .containsExactly(tenant.id());
            try (var controller = FakeController.connect(name, credential)) {
                controller.next("snapshot");
                tenant.request().get(tenant.server(server)).then().body("clusterAway", nullValue());
                assertThat(Clusters.get(name).getString("state")).isEqualTo("CONNECTED");
            }
        }

        @Test
        void shouldNoticeWhenReplicaThatHeldConnectionDied() throws SQLException {
            // given
            Clusters.joined(name);
            Clusters.execute(
                    "update cluster set connection_id = gen_random_uuid(), connected_at = now(), last_seen_at = now() -"
                            + " interval '1 minute' where name = '" + name + "'");

            // when
            Awaitility.await().until(() -> Clusters.get(name).getString("state").equals("AWAY"));

            // then
            assertThat(Instant.parse(Clusters.get(name).getString("since")))
                    .isBefore(Instant.now().minusSeconds(50));
        }

        @Test
        void shouldSayWhyWhenProtocolIsNotSpoken() {
            // given
            var credential = Clusters.joined(name);
            try (var controller = FakeController.connect(name, credential)) {
                controller.next("welcome");
            }
            Awaitility.await().until(() -> Clusters.get(name).getString("state").equals("AWAY"));

            // when
            try (var controller = FakeController.dial(name, credential)) {
                controller.hello(name, 2);

                // then
                assertThat(controller.closeCode()).isEqualTo(4406);
            }
            assertThat(Clusters.get(name).getString("state")).isEqualTo("INCOMPATIBLE");
            assertThat(Clusters.get(name).getInt("protocol")).isEqualTo(2);
        }
    }

    @Nested
    class Outstanding {
        @Test
        void shouldCountUntilControllerSaysThatItHoldsTheChange() {
            // given
            var credential = Clusters.joined(name);
            var tenant = Tenant.create();
            try (var controller = FakeController.connect(name, credential)) {
                controller.next("snapshot");

                // when
                var server = Clusters.serverOn(tenant, name);
                controller.desired(server);

                // then
                assertThat(Clusters.get(name).getLong("outstanding.count")).isEqualTo(1);
                assertThat(Clusters.get(name).getString("outstanding.oldest")).isNotNull();
                Awaitility.await()
                        .until(() -> RestAssured.get("/q/metrics")
                                .asString()
                                .contains("pteronimbus_link_outstanding{cluster=\"" + name + "\"} 1.0"));
                controller.acknowledge(server, 1);
                controller.acknowledge(UUID.randomUUID(), 7);
                Awaitility.await().until(() -> Clusters.get(name).getLong("outstanding.count") == 0);
                assertThat(Clusters.get(name).getString("outstanding.oldest")).isNull();
            }
        }
    }
}
