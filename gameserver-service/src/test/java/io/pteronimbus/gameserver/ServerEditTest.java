package io.pteronimbus.gameserver;

import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerEditTest {
    @Test
    void shouldChangeWhenTagMatches() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");

        // when
        var response = tenant.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Arena", "resources", Map.of("memoryMiB", 1024)))
                .patch(tenant.server(id))
                .then();

        // then
        response.statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Arena"))
                .body("resources.memoryMiB", equalTo(1024))
                .body("resources.cpuMillis", equalTo(1000));
    }

    @Test
    void shouldRefuseWhenTagIsOldOrAbsent() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");

        // when
        var old = tenant.request()
                .header("If-Match", "\"0\"")
                .body(Map.of("name", "Arena"))
                .patch(tenant.server(id))
                .then();
        var absent = tenant.request()
                .body(Map.of("name", "Arena"))
                .patch(tenant.server(id))
                .then();

        // then
        old.statusCode(412).body("code", equalTo("precondition-failed"));
        absent.statusCode(428).body("code", equalTo("precondition-required"));
    }

    @Test
    void shouldRefuseWhenNewNameIsTaken() {
        // given
        var tenant = Tenant.create();
        tenant.createStopped("Arena");
        var id = tenant.createStopped("Lobby");

        // when
        var response = tenant.request()
                .header("If-Match", "*")
                .body(Map.of("name", "arena"))
                .patch(tenant.server(id))
                .then();

        // then
        response.statusCode(409).body("code", equalTo("name-taken"));
        tenant.request().get(tenant.server(id)).then().body("name", equalTo("Lobby"));
    }

    @Test
    void shouldRefuseWhenDiskWouldShrink() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");

        // when
        var response = tenant.request()
                .header("If-Match", "*")
                .body(Map.of("resources", Map.of("diskMiB", 512)))
                .patch(tenant.server(id))
                .then();

        // then
        response.statusCode(400)
                .body("errors[0].field", equalTo("resources.diskMiB"))
                .body("errors[0].code", equalTo("too-small"))
                .body("errors[0].params.min", equalTo(1024));
    }
}
