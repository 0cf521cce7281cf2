package io.pteronimbus.gateway;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class RouteTest {
    private final TestSession session = TestSession.begin();

    @ParameterizedTest
    @CsvSource({
        "me, auth",
        "me/sessions/1, auth",
        "users, auth",
        "users/1/super-admin, auth",
        "auth/discord/login, auth",
        "auth/oidc/callback, auth",
        "auth/logout, auth",
        "clusters, gameserver",
        "clusters/eu-1/rotate, gameserver",
        "link/enrol, gameserver",
        "templates, gameserver",
        "templates/1, gameserver",
        "tenants/1/servers, gameserver",
        "tenants/1/servers/2/power, gameserver",
        "tenants/1/templates, gameserver",
        "tenants/1/usage, gameserver",
        "tenants/1/audit, notification",
        "tenants/1/events, notification",
        "notifications, notification",
    })
    void shouldLeadToServiceWhenPathIsInTable(String path, String service) {
        // given
        var request = session.program();
        // when
        var answer = request.urlEncodingEnabled(false).get("/api/v1/" + path + "?a=1&b=%2F");
        // then
        answer.then()
                .statusCode(200)
                .body("service", equalTo(service))
                .body("uri", equalTo("/api/v1/" + path + "?a=1&b=%2F"));
    }

    @ParameterizedTest
    @CsvSource({"/api", "/api/v1", "/api/v2/me", "/api/v1/unknown", "/api/v1/tenantsx", "/internal/tenants", "/q/other"
    })
    void shouldAnswer404WhenPathLeadsNowhere(String path) {
        // given
        var request = session.program();
        // when
        var answer = request.get(path);
        // then
        answer.then().statusCode(404).contentType("application/problem+json").body("code", equalTo("not-found"));
    }

    @ParameterizedTest
    @CsvSource({"tenants", "tenants/1", "tenants/1/members", "plans", "permissions"})
    void shouldAnswer503WhenServiceIsAway(String path) {
        // given
        var request = session.program();
        // when
        var answer = request.get("/api/v1/" + path);
        // then
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("dependency-unavailable"))
                .body("type", equalTo("https://pteronimbus.io/problems/dependency-unavailable"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void shouldPassBodyAndStatusWhenServiceAnswers() {
        // given
        var request = session.program().contentType("application/json").body("{\"a\":1}");
        // when
        var answer = request.post("/api/v1/templates?answer=conflict");
        // then
        answer.then().statusCode(409).body("body", equalTo("{\"a\":1}")).body("method", equalTo("POST"));
    }
}
