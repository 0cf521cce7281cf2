package io.pteronimbus.gameserver;

import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerPowerTest {
    @Test
    void shouldRefuseSecondActionWhenFirstIsUnderWay() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStarted("Lobby");

        // when
        var stop = tenant.request()
                .body("{\"action\":\"stop\"}")
                .post(tenant.server(id) + "/power")
                .then();
        var kill = tenant.request()
                .body("{\"action\":\"kill\"}")
                .post(tenant.server(id) + "/power")
                .then();

        // then
        stop.statusCode(409).body("code", equalTo("power-in-progress"));
        kill.statusCode(202).body("state", equalTo("STOPPING")).body("desiredState", equalTo("STOPPED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"action\":\"explode\"}", "{}", "{\"action\":null}", "{\"action\":\"START\"}"})
    void shouldRefuseWhenActionIsNone(String body) {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");

        // when
        var response =
                tenant.request().body(body).post(tenant.server(id) + "/power").then();

        // then
        response.statusCode(400).body("code", equalTo("validation-failed"));
    }
}
