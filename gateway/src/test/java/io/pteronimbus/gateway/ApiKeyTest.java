package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class ApiKeyTest {
    private final TestSession session = TestSession.begin();
    private final String key = "ptn_" + UUID.randomUUID();

    @Test
    void shouldPassATokenOnInsteadOfTheKeyWhenItIsGood() {
        // given
        var token = good();

        // when
        var answer = ask();

        // then
        answer.then()
                .statusCode(200)
                .body("headers.authorization", equalTo("Bearer " + token))
                .body("headers.x-ptn-session", equalTo("cookie"));
        assertThat(answer.asString()).doesNotContain(key);
    }

    @Test
    void shouldAskOnceWhenTheKeyComesAgain() {
        // given
        good();
        ask().then().statusCode(200);
        StandInServices.forgetKey(key);

        // when
        var answer = ask();

        // then
        answer.then().statusCode(200);
        assertThat(StandInServices.exchanges(key)).isEqualTo(1);
    }

    @Test
    void shouldTellAuthServiceWhereTheKeyComesFromWhenTrading() {
        // given
        good();

        // when
        ask();

        // then
        var asked = StandInServices.lastExchange(key);
        assertThat(asked.getString("address")).isEqualTo("127.0.0.1");
        assertThat(asked.getString("authorization")).startsWith("Bearer ey");
    }

    @Test
    void shouldAnswer401WhenTheKeyIsNone() {
        // when
        var answer = ask();

        // then
        answer.then().statusCode(401).body("code", equalTo("unauthenticated")).body("detail", not(startsWith("ptn_")));
    }

    @Test
    void shouldAnswer401AtOnceWhenTheKeyIsRevoked() {
        // given
        good();
        ask().then().statusCode(200);

        // when
        StandInServices.forgetKey(key);
        session.end();

        // then
        ask().then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldTradeAgainWhenWhatItWasTradedForHasEnded() {
        // given
        good();
        ask().then().statusCode(200);
        session.vanish();
        var claims = TestTokens.claims(UUID.randomUUID());
        var other = TestSession.begin();
        claims.setSubject(other.userId().toString());
        claims.setStringClaim("sid", other.id());
        StandInServices.knowKey(key, TestTokens.access(claims));

        // when
        var answer = ask();

        // then
        answer.then().statusCode(200);
        assertThat(StandInServices.exchanges(key)).isEqualTo(2);
    }

    @Test
    void shouldNeedNoProofOfABrowserWhenAProgramChangesSomething() {
        // given
        good();

        // when
        var answer = given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/tenants/1/servers");

        // then
        answer.then().statusCode(200).body("service", equalTo("gameserver"));
    }

    @Test
    void shouldKeepWhoMustEnrolToTheirAccountWhenTheTokenSaysSo() {
        // given
        var claims = TestTokens.claims(session.userId());
        claims.setClaim("enrol", true);
        var request = "Bearer " + TestTokens.access(claims);

        // when
        var account = given().header("Authorization", request).get("/api/v1/me/totp");
        var elsewhere = given().header("Authorization", request).get("/api/v1/templates");

        // then
        account.then().statusCode(200);
        elsewhere.then().statusCode(403).body("code", equalTo("second-factor-required"));
    }

    @Test
    void shouldNameTheRequestWhenAnswering() {
        // when
        var own = given().get("/api/v1/auth/providers");
        var given = given().header("X-Request-Id", "abc-1.2").get("/api/v1/auth/providers");
        var bad = given().header("X-Request-Id", "<script>").get("/api/v1/auth/providers");

        // then
        own.then().header("X-Request-Id", notNullValue());
        given.then().header("X-Request-Id", equalTo("abc-1.2")).body("headers.x-request-id", equalTo("abc-1.2"));
        bad.then().header("X-Request-Id", not(equalTo("<script>")));
    }

    private String good() {
        var claims = TestTokens.claims(session.userId());
        claims.setClaim("key", true);
        var token = TestTokens.access(claims);
        StandInServices.knowKey(key, token);
        return token;
    }

    private Response ask() {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/templates");
    }
}
