package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.template.TestTemplates;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
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
    void shouldPlaceWhereTemplateSays() {
        // given
        var tenant = Tenant.create();
        var template = TestTemplates.placedOn(Map.of("name", name));

        // when
        var refused = create(tenant, template, Map.of());
        Clusters.joined(name);
        var placed = create(tenant, template, Map.of());
        var contradicted = create(tenant, template, Map.of("name", "no-such"));

        // then
        refused.statusCode(409)
                .body("code", equalTo("no-cluster-fits"))
                .body("detail", equalTo("No cluster with the labels name=" + name + " takes new servers."));
        placed.statusCode(202);
        contradicted
                .statusCode(409)
                .body(
                        "detail",
                        equalTo("No cluster with the labels name=" + name + ", name=no-such takes new servers."));
        assertThat(Clusters.get(name).getInt("servers")).isEqualTo(1);
    }

    @Test
    void shouldPlaceCloneWhereTemplateSays() {
        // given
        var tenant = Tenant.create();
        Clusters.joined(name);
        var template = TestTemplates.placedOn(Map.of("name", name));
        var source =
                create(tenant, template, Map.of()).statusCode(202).extract().<String>path("id");

        // when
        tenant.request()
                .body(Map.of("name", "Copy", "start", false))
                .post(tenant.servers() + "/" + source + "/clone")
                .then()
                .statusCode(202);

        // then
        assertThat(Clusters.get(name).getInt("servers")).isEqualTo(2);
    }

    private static ValidatableResponse create(Tenant tenant, String template, Map<String, String> placement) {
        return tenant.request()
                .body(Map.of(
                        "name",
                        UUID.randomUUID().toString(),
                        "template",
                        template,
                        "start",
                        false,
                        "placement",
                        placement))
                .post(tenant.servers())
                .then();
    }

    @Test
    void shouldNotPlaceWhereNobodyHasEnrolled() {
        var tenant = Tenant.create();
        Clusters.enrol(name);
        Clusters.place(tenant, "Lobby", Map.of("name", name)).then().statusCode(409);
    }
}
