package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ClusterEnrolmentTest {
    private static final int AT_ONCE = 4;

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
                    .body("errors.field", containsInAnyOrder("name", "labels.a b"));
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
            Clusters.execute(
                    "update enrolment set expires_at = now() - interval '1 second' where cluster = '" + name + "'");

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
        void shouldEnrolOneWhenSameNameIsAskedForAtOnce() throws Exception {
            // when
            Callable<Response> enrol =
                    () -> Clusters.admin().body(Map.of("name", name)).post("/api/v1/clusters");
            List<Response> answers;
            try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
                answers = threads.invokeAll(Collections.nCopies(AT_ONCE, enrol)).stream()
                        .map(Future::resultNow)
                        .toList();
            }

            // then
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409, 409, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .extracting(answer -> answer.<String>path("code"))
                    .containsOnly("name-taken");
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
}
