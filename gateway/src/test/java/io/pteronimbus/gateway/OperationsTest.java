package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class OperationsTest {
    private final TestSession session = TestSession.begin();

    @Test
    void shouldBeReadyWhenRedisIsThere() {
        // given
        var request = given();
        // when
        var answer = request.get("/q/health/ready");
        // then
        answer.then().statusCode(200).body("checks.name", hasItem(containsString("Redis")));
    }

    @Test
    void shouldCountByRouteWhenRequestsPass() {
        // given
        session.program().get("/api/v1/tenants/1/servers/2").then().statusCode(200);
        // when
        var answer = given().get("/q/metrics");
        // then
        answer.then()
                .statusCode(200)
                .body(containsString("gateway_requests_seconds_count{route=\"tenants/*/servers/**\",status=\"200\"}"))
                .body(containsString("gateway_upstream_seconds_count{upstream=\"gameserver\"}"))
                .body(containsString("gateway_sockets"));
    }
}
