package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ClusterPlacingTest {
    private final String name = Clusters.freshName();

    @AfterEach
    void placeNothingThereAnyMore() {
        Clusters.patch(name, Map.of("placeable", false));
    }

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
