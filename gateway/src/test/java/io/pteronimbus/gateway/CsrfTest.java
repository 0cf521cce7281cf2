package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class CsrfTest {
    private final TestSession session = TestSession.begin();

    @Test
    void shouldAnswer403WhenBrowserSendsNoCsrfToken() {
        // given
        var request = session.browser().contentType("application/json").body("{}");
        // when
        var answer = request.post("/api/v1/templates");
        // then
        answer.then().statusCode(403).body("code", equalTo("csrf-failed"));
    }

    @Test
    void shouldAnswer403WhenCsrfTokenIsOfAnotherSession() {
        // given
        var request =
                session.browser().header("X-CSRF-Token", TestSession.begin().csrf());
        // when
        var answer = request.delete("/api/v1/me/sessions/1");
        // then
        answer.then().statusCode(403).body("code", equalTo("csrf-failed"));
    }

    @Test
    void shouldPassWhenCsrfTokenIsTheSessions() {
        // given
        var request = session.browser().header("X-CSRF-Token", session.csrf()).body("x");
        // when
        var answer = request.post("/api/v1/templates");
        // then
        answer.then().statusCode(200).body("headers", not(hasKey("x-csrf-token")));
    }

    @Test
    void shouldNotAskForCsrfTokenWhenProgramSendsBearer() {
        // given
        var request = session.program();
        // when
        var answer = request.delete("/api/v1/me/sessions/1");
        // then
        answer.then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"login", "register", "refresh"})
    void shouldAnswer415WhenSigningInWithoutJson(String path) {
        // given
        var request = given().contentType("text/plain").body("{}");
        // when
        var answer = request.post("/api/v1/auth/" + path);
        // then
        answer.then().statusCode(415).body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void shouldAnswer403WhenForeignPageSignsIn() {
        // given
        var request = given().contentType("application/json")
                .header("Origin", "https://evil.example")
                .body("{}");
        // when
        var answer = request.post("/api/v1/auth/login");
        // then
        answer.then().statusCode(403).body("code", equalTo("csrf-failed"));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8080", "HTTP://LOCALHOST:8080"})
    void shouldPassWhenOwnPageSignsIn(String origin) {
        // given
        var request = given().contentType("application/json; charset=utf-8")
                .header("Origin", origin)
                .body("{}");
        // when
        var answer = request.post("/api/v1/auth/login");
        // then
        answer.then().statusCode(200).body("body", equalTo("{}"));
    }
}
