package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class SessionTest {
    private final TestSession session = TestSession.begin();

    @Test
    void shouldAnswer401WhenNobodyIsSignedIn() {
        // given
        var request = given();
        // when
        var answer = request.get("/api/v1/me");
        // then
        answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldAnswer401WhenTokenIsForged() {
        // given
        var request = given().header("Authorization", session.bearer() + "x");
        // when
        var answer = request.get("/api/v1/me");
        // then
        answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldAnswer401WhenTokenHasExpired() {
        // given
        var claims = TestTokens.claims(session.userId());
        claims.setExpirationTimeMinutesInTheFuture(-5);
        // when
        var answer = given().header("Authorization", "Bearer " + TestTokens.access(claims))
                .get("/api/v1/me");
        // then
        answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldTurnCookieIntoBearerWhenBrowserAsks() {
        // given
        var request = session.browser();
        // when
        var answer = request.get("/api/v1/templates");
        // then
        answer.then()
                .statusCode(200)
                .body("headers.authorization", equalTo(session.bearer()))
                .body("headers.x-ptn-session", equalTo("cookie"))
                .body("headers", not(hasKey("cookie")));
    }

    @Test
    void shouldIgnoreCookieWhenHeaderIsGiven() {
        // given
        var request = session.browser().header("Authorization", "Bearer nonsense");
        // when
        var answer = request.get("/api/v1/templates");
        // then
        answer.then().statusCode(401);
    }

    @Test
    void shouldForgetCookiesWhenSessionIsOver() {
        // given
        session.browser().get("/api/v1/templates").then().statusCode(200);
        session.vanish();
        // when
        var answer = session.browser().get("/api/v1/templates");
        // then
        answer.then().statusCode(401).body("code", equalTo("session-expired"));
        assertThat(answer.headers().getValues("Set-Cookie"))
                .hasSize(3)
                .allMatch(cookie -> cookie.contains("Max-Age=0"));
    }

    @Test
    void shouldKeepCookiesWhenTokenAloneHasExpired() {
        // given
        var claims = TestTokens.claims(session.userId());
        claims.setExpirationTimeMinutesInTheFuture(-5);
        // when
        var answer = given().header("Cookie", "ptn_access_8080=" + TestTokens.access(claims))
                .get("/api/v1/me");
        // then
        answer.then().statusCode(401).body("code", equalTo("unauthenticated")).header("Set-Cookie", nullValue());
    }

    @Test
    void shouldAnswer401WhenSessionIsSomebodyElses() {
        // given
        var claims = TestTokens.claims(UUID.randomUUID());
        claims.setStringClaim("sid", session.id());
        // when
        var answer = given().header("Authorization", "Bearer " + TestTokens.access(claims))
                .get("/api/v1/me");
        // then
        answer.then().statusCode(401).body("code", equalTo("session-expired"));
    }
}
