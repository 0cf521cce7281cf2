package io.pteronimbus.platform.security;

import static io.pteronimbus.platform.security.Visitor.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class AccessFilterTest {
    private final Visitor visitor = Visitor.somebody();

    @Test
    void shouldKeepThePlatformForSuperAdministrators() {
        get(visitor.token(), "/platform").statusCode(403);
        get(TestTokens.superAdmin(visitor.userId()), "/platform").statusCode(200);
    }

    @Test
    void shouldStayClosedWhenAnEndpointSaysNothing() {
        get(TestTokens.superAdmin(visitor.userId()), "/forgotten").statusCode(403);
    }

    @Test
    void shouldBeForServicesAloneWhenInternal() {
        get(TestTokens.superAdmin(visitor.userId()), "/internal/thing").statusCode(401);
        given().get("/internal/thing").then().statusCode(401);
        get(TestTokens.service("gateway", "another-service"), "/internal/thing").statusCode(401);
        get(TestTokens.service("gateway", "test-service"), "/internal/thing")
                .statusCode(200)
                .body(equalTo("gateway"));
    }
}
