package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ClusterTest {
    private final String name = Clusters.freshName();

    @AfterEach
    void placeNothingThereAnyMore() {
        Clusters.patch(name, Map.of("placeable", false));
    }

    @Nested
    class Access {
        @Test
        void shouldBeForSuperAdministratorsAlone() {
            var tenant = Tenant.create();
            tenant.request().get("/api/v1/clusters").then().statusCode(403);
            tenant.request().body("{}").post("/api/v1/clusters").then().statusCode(403);
            tenant.request().delete("/api/v1/clusters/local").then().statusCode(403);
            tenant.request().post("/api/v1/clusters/local/rotate").then().statusCode(403);
            tenant.request().post("/api/v1/clusters/local/enrolment").then().statusCode(403);
            tenant.request().body("{}").patch("/api/v1/clusters/local").then().statusCode(403);
        }

        @Test
        void shouldNameEachFieldWhenRequestIsWrong() {
            Clusters.admin()
                    .body(Map.of("name", "-Not a label", "labels", Map.of("a b", "c")))
                    .post("/api/v1/clusters")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("validation-failed"))
                    .body("errors.field", hasItems(equalTo("name"), startsWith("labels")));
            Clusters.admin().get("/api/v1/clusters/no-such").then().statusCode(404);
        }

        @Test
        void shouldListConfiguredClusterAndRefuseToRevokeIt() {
            Clusters.admin()
                    .queryParam("q", "local")
                    .get("/api/v1/clusters")
                    .then()
                    .statusCode(200)
                    .body("items.find { it.name == 'local' }.configured", equalTo(true));
            Clusters.delete("local", true).then().statusCode(409).body("code", equalTo("conflict"));
            Clusters.post("local", "rotate").then().statusCode(409);
            Clusters.post("local", "enrolment").then().statusCode(409);
        }
    }

    @Nested
    class Enrolment {
        @Test
        void shouldLetControllerInOnceWhenTokenIsGood() {
            // given
            var token = Clusters.enrol(name);

            // when
            var credential =
                    Clusters.join(token, name).then().statusCode(200).extract().<String>path("credential");

            // then
            try (var controller = FakeController.connect(name, credential)) {
                controller.next("snapshot");
                assertThat(Clusters.get(name).getString("state")).isEqualTo("CONNECTED");
                assertThat(Clusters.get(name).getString("controllerVersion")).isEqualTo("test");
            }
            Clusters.join(token, name)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("enrolment-refused"))
                    .body("detail", containsString("used before"));
            var denied = Cluster.audit(
                    entry -> entry.target().id().equals(name) && entry.outcome() == AuditEntry.Outcome.DENIED);
            assertThat(denied.action()).isEqualTo("cluster:join");
            assertThat(denied.reason()).isEqualTo("the token was used before");
            assertThat(denied.tenantId()).isNull();
            assertThat(FakeController.refusal(name, token)).isEqualTo(401);
        }

        @Test
        void shouldRefuseTokenWhenItRanOutOrIsUnknownOrReplaced() throws SQLException {
            // given
            var late = Clusters.enrol(name);
            execute("update enrolment set expires_at = now() - interval '1 second' where cluster = '" + name + "'");

            // when // then
            Clusters.join(late, name).then().statusCode(401);
            Clusters.join("pte_unknown", name).then().statusCode(401);
            var replaced = Clusters.post(name, "enrolment")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("token");
            var newest = Clusters.post(name, "enrolment")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("token");
            Clusters.join(replaced, name).then().statusCode(401);
            Clusters.join(newest, "other").then().statusCode(409);
            Clusters.join(newest, name).then().statusCode(200);
        }

        @Test
        void shouldRefuseSecondClusterOfSameName() {
            Clusters.enrol(name);
            Clusters.admin()
                    .body(Map.of("name", name))
                    .post("/api/v1/clusters")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("name-taken"));
        }
    }

    @Nested
    class Rotation {
        @Test
        void shouldTakeBothCredentialsUntilNewOneIsProven() {
            // given
            var first = Clusters.joined(name);
            try (var controller = FakeController.connect(name, first)) {
                controller.next("snapshot");

                // when
                Clusters.post(name, "rotate").then().statusCode(202).body("rotationRequestedAt", notNullValue());
                var second = controller.next("credential").path("credential").asText();

                // then
                FakeController.connect(name, first).close();
                try (var proven = FakeController.connect(name, second)) {
                    proven.next("snapshot");
                    assertThat(FakeController.refusal(name, first)).isEqualTo(401);
                    assertThat(Clusters.get(name).getString("rotationRequestedAt"))
                            .isNull();
                }
            }
        }

        @Test
        void shouldOfferAnotherWhenOneWasLost() {
            // given
            var first = Clusters.joined(name);
            Clusters.post(name, "rotate").then().statusCode(202);
            String lost;
            try (var controller = FakeController.connect(name, first)) {
                lost = controller.next("credential").path("credential").asText();
            }

            // when
            try (var controller = FakeController.connect(name, first)) {
                var kept = controller.next("credential").path("credential").asText();

                // then
                assertThat(kept).isNotEqualTo(lost);
                assertThat(FakeController.refusal(name, lost)).isEqualTo(401);
                FakeController.connect(name, kept).close();
            }
        }

        @Test
        void shouldBeRefusedWhenNobodyEnrolled() {
            Clusters.enrol(name);
            Clusters.post(name, "rotate").then().statusCode(409);
        }
    }

    @Nested
    class Revocation {
        @Test
        void shouldCloseConnectionWithinASecondAndForgetCluster() {
            // given
            var credential = Clusters.joined(name);
            try (var controller = FakeController.connect(name, credential)) {
                controller.next("snapshot");
                var begin = System.nanoTime();

                // when
                Clusters.delete(name, false).then().statusCode(204);

                // then
                assertThat(controller.closeCode()).isEqualTo(4403);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
            }
            assertThat(FakeController.refusal(name, credential)).isEqualTo(401);
            Clusters.admin().get("/api/v1/clusters/" + name).then().statusCode(404);
        }

        @Test
        void shouldKeepServersAndClusterWhenForced() {
            // given
            var credential = Clusters.joined(name);
            var tenant = Tenant.create();
            try (var controller = FakeController.connect(name, credential)) {
                controller.next("snapshot");
                var server = Clusters.serverOn(tenant, name);
                controller.desired(server);

                // when
                Clusters.delete(name, false).then().statusCode(409).body("code", equalTo("cluster-in-use"));
                Clusters.delete(name, true).then().statusCode(204);

                // then
                assertThat(controller.closeCode()).isEqualTo(4403);
                assertThat(Clusters.get(name).getString("state")).isEqualTo("REVOKED");
                tenant.request().get(tenant.server(server)).then().statusCode(200);
            }
            var again = Clusters.join(
                            Clusters.post(name, "enrolment").then().extract().path("token"), name)
                    .then()
                    .statusCode(200)
                    .extract()
                    .<String>path("credential");
            try (var controller = FakeController.connect(name, again)) {
                assertThat(controller.next("snapshot").path("servers")).hasSize(1);
            }
        }
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
            execute("update cluster set connection_id = gen_random_uuid(), connected_at = now(), last_seen_at = now() -"
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
    class Placing {
        @Test
        void shouldChooseByLabelsAndRefuseWhenNoneFits() {
            // given
            var tenant = Tenant.create();
            Clusters.joined(name);

            // when // then
            Clusters.place(tenant, "Lobby", Map.of("name", name)).then().statusCode(202);
            assertThat(Clusters.get(name).getInt("servers")).isEqualTo(1);
            Clusters.place(tenant, "Other", Map.of("name", "no-such"))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("no-cluster-fits"));
            Clusters.patch(name, Map.of("placeable", false)).then().statusCode(200);
            Clusters.place(tenant, "Other", Map.of("name", name)).then().statusCode(409);
        }

        @Test
        void shouldGiveRoomAwayOnceWhenCapacityIsKnown() {
            // given
            var credential = Clusters.joined(name);
            var tenant = Tenant.create();
            try (var controller = FakeController.connect(name, credential)) {
                controller.send(Map.of("type", "capacity", "cpuMillis", 1_500, "memoryMiB", 4_000));
                Awaitility.await().until(() -> Clusters.get(name).get("capacity.cpuMillis") != null);

                // when
                Clusters.place(tenant, "Lobby", Map.of("name", name)).then().statusCode(202);

                // then
                Clusters.place(tenant, "Other", Map.of("name", name))
                        .then()
                        .statusCode(409)
                        .body("code", equalTo("no-cluster-fits"));
                assertThat(Clusters.get(name).getInt("capacity.usedCpuMillis")).isEqualTo(1_000);
                assertThat(Clusters.get(name).getInt("capacity.usedMemoryMiB")).isEqualTo(512);
            }
        }

        @Test
        void shouldNotPlaceWhereNobodyHasEnrolled() {
            var tenant = Tenant.create();
            Clusters.enrol(name);
            Clusters.place(tenant, "Lobby", Map.of("name", name)).then().statusCode(409);
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

    private static void execute(String sql) throws SQLException {
        try (var connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
