package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ClusterCredentialTest {
    private final String name = Clusters.freshName();

    @AfterEach
    void placeNothingThereAnyMore() {
        Clusters.patch(name, Map.of("placeable", false));
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
                // no hello: whoever says it is offered another one, and the second is good no more
                FakeController.dial(name, first).close();
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
}
