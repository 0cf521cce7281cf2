package io.pteronimbus.gameserver;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.events.TenantChanged.Change;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TenantEndTest {

    @Test
    void shouldStopServersWhenTheTenantIsToBeDeletedAndDeleteThemWhenItIsGone() {
        // given
        var tenant = Tenant.create();
        var starting = tenant.createStarted("Starting");
        var stopped = tenant.createStopped("Stopped");
        var suspended = tenant.createStopped("Suspended");
        tenant.request()
                .body("{}")
                .post(tenant.server(suspended) + "/suspend")
                .then()
                .statusCode(202);

        // when
        Cluster.publish(changed(tenant, Change.DELETING, 2));

        // then
        awaitDesired(tenant, starting, "STOPPED");
        tenant.request().get(tenant.server(stopped)).then().body("state", equalTo("STOPPED"));
        // and when
        Cluster.publish(changed(tenant, Change.DELETED, 3));
        // then
        awaitState(tenant, starting, "DELETING");
        awaitState(tenant, stopped, "DELETING");
        awaitState(tenant, suspended, "DELETING");
    }

    @Test
    void shouldLeaveServersAloneWhenTheNewsIsOldOrOfAnotherTenant() {
        // given
        var tenant = Tenant.create();
        var other = Tenant.create();
        var id = tenant.createStarted("Kept");
        Cluster.publish(changed(tenant, Change.RESUMED, 5));

        // when
        Cluster.publish(changed(tenant, Change.DELETING, 4));
        Cluster.publish(changed(other, Change.DELETED, 9));
        Cluster.publish(changed(tenant, Change.LIMITS, 6, 0));

        // then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> tenant.request()
                        .body(Map.of("name", "More " + UUID.randomUUID(), "template", "minecraft-demo"))
                        .post(tenant.servers())
                        .then()
                        .statusCode(409)
                        .body("code", equalTo("quota-exceeded")));
        tenant.request().get(tenant.server(id)).then().body("desiredState", equalTo("RUNNING"));
    }

    private static void awaitDesired(Tenant tenant, UUID server, String state) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> tenant.request().get(tenant.server(server)).then().body("desiredState", equalTo(state)));
    }

    private static void awaitState(Tenant tenant, UUID server, String state) {
        await().atMost(Duration.ofSeconds(10)).until(() -> tenant.state(server).equals(state));
    }

    private static TenantChanged changed(Tenant tenant, Change change, long version) {
        return changed(tenant, change, version, 20);
    }

    private static TenantChanged changed(Tenant tenant, Change change, long version, int servers) {
        var limits = new TenantChanged.Limits(servers, 8000, 16_384, 102_400, 50);
        return new TenantChanged(tenant.id(), change, version, "Crew", "crew", limits, Instant.now());
    }
}
