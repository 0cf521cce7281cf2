package io.pteronimbus.gameserver;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerAccessTest {
    private static final String UNKNOWN = "0197f0c0-0000-7000-8000-000000000000";

    @Test
    void shouldAnswer401WhenTokenIsAbsent() {
        RestAssured.given()
                .get("/api/v1/tenants/" + UNKNOWN + "/servers")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldAnswer404WhenServerIsOfAnotherTenant() {
        // given
        var other = Tenant.create();
        var foreign = other.createStopped("Foreign");
        var tenant = Tenant.create();

        // when
        var get = tenant.request().get(tenant.server(foreign)).then();
        var power = tenant.request()
                .body("{\"action\":\"start\"}")
                .post(tenant.server(foreign) + "/power")
                .then();
        var patch = tenant.request()
                .header("If-Match", "*")
                .body("{\"name\":\"x\"}")
                .patch(tenant.server(foreign))
                .then();
        var delete = tenant.request().delete(tenant.server(foreign)).then();
        var inForeignTenant = tenant.request().get(other.server(foreign)).then();

        // then
        get.statusCode(404).body("code", equalTo("not-found"));
        power.statusCode(404);
        patch.statusCode(404);
        delete.statusCode(404);
        inForeignTenant.statusCode(503); // nobody answers for tenant-service here: closed
    }

    @Test
    void shouldNamePermissionWhenMemberLacksIt() {
        // given
        var tenant = Tenant.withPermissions(Set.of("server:read"));

        // when
        var response = tenant.request().body("nonsense").post(tenant.servers()).then();

        // then
        response.statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("detail", equalTo("This needs the permission server:create, which you do not have here."));
    }

    @Test
    void shouldAskForPermissionOfActionWhenPowerIsUsed() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");
        var starter = UUID.randomUUID();
        tenant.grant(starter, Set.of("server:read"), Map.of(id.toString(), Set.of("server:start")));

        // when
        var kill = Tenant.as(TestTokens.access(starter))
                .body("{\"action\":\"kill\"}")
                .post(tenant.server(id) + "/power")
                .then();
        var start = Tenant.as(TestTokens.access(starter))
                .body("{\"action\":\"start\"}")
                .post(tenant.server(id) + "/power")
                .then();

        // then
        kill.statusCode(403).body("detail", startsWith("This needs the permission server:kill"));
        start.statusCode(202).body("state", equalTo("STARTING"));
    }
}
