package io.pteronimbus.auth.signin;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInTest {

    @Nested
    class Login {

        @Test
        void shouldAnswerTokensWhenCredentialsAreRight() {
            // given
            var person = Person.registered();

            // when
            var answer = person.signInWith(person.password());

            // then
            answer.then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("tokenType", equalTo("Bearer"))
                    .body("expiresIn", equalTo(3600))
                    .body("accessToken", notNullValue())
                    .body("refreshToken", notNullValue())
                    .body("csrfToken", nullValue())
                    .body("user.id", equalTo(person.id()))
                    .body("user.email", equalTo(person.email()))
                    .body("user.superAdmin", equalTo(false));
            assertThat(answer.headers().getValues("Set-Cookie")).isEmpty();
        }

        @Test
        void shouldTakeTheAddressInAnyCaseWhenSigningIn() {
            // given
            var person = Person.registered();

            // when
            var answer = from(person.address())
                    .body(Map.of(
                            "email", person.email().toUpperCase(java.util.Locale.ROOT), "password", person.password()))
                    .post("/api/v1/auth/login");

            // then
            answer.then().statusCode(200);
        }

        @Test
        void shouldKeepTokensOutOfTheBodyWhenABrowserAsks() {
            // given
            var person = Person.registered();

            // when
            var answer = person.signInByCookie();

            // then
            answer.then()
                    .statusCode(200)
                    .body("accessToken", nullValue())
                    .body("refreshToken", nullValue())
                    .body("csrfToken", equalTo(answer.cookie("ptn_csrf_8080")));
            assertThat(answer.headers().getValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("ptn_access_8080=")
                            .contains("HTTPOnly", "SameSite=Lax", "Path=/api;", "Max-Age=3600"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("ptn_refresh_8080=")
                            .contains("HTTPOnly", "SameSite=Strict", "Path=/api/v1/auth", "Max-Age=2592000"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("ptn_csrf_8080=")
                            .contains("SameSite=Strict", "Path=/;")
                            .doesNotContain("HTTPOnly"));
        }

        @Test
        void shouldAuditBothWaysWhenSigningIn() {
            // given
            var person = Person.registered();

            // when
            person.signInWith("something else entirely").then().statusCode(401);
            person.signIn();

            // then
            var entries = Topic.await(
                    "audit-entry",
                    2,
                    entry -> "auth:login".equals(entry.at("/action").asText())
                            && person.id().equals(entry.at("/target/id").asText()));
            assertThat(entries)
                    .extracting(entry -> entry.at("/outcome").asText())
                    .containsExactly("DENIED", "SUCCESS");
            assertThat(entries)
                    .extracting(entry -> entry.at("/address").asText())
                    .containsOnly(person.address());
            assertThat(entries.toString()).doesNotContain(person.password(), "something else entirely");
        }

        @Test
        void shouldCountOutcomesWhenPeopleSignIn() {
            // given
            Person.registered().signIn();

            // when
            var metrics = from("127.0.0.1").get("/q/metrics");

            // then
            metrics.then().statusCode(200).body(containsString("pteronimbus_sign_ins_total{outcome=\"success\"}"));
        }
    }

    @Nested
    class Logout {

        @Test
        void shouldEndTheSessionWhenSignedInByToken() {
            // given
            var tokens = Person.registered().signIn();

            // when
            var answer = tokens.request().post("/api/v1/auth/logout");

            // then
            answer.then().statusCode(204);
            tokens.refreshed().then().statusCode(401).body("code", equalTo("session-expired"));
        }

        @Test
        void shouldClearCookiesWhenSignedInByCookie() {
            // given
            var browser = Person.registered().signInByCookie();

            // when
            var answer = from(Person.newAddress())
                    .cookie("ptn_refresh_8080", browser.cookie("ptn_refresh_8080"))
                    .post("/api/v1/auth/logout");

            // then
            answer.then().statusCode(204);
            assertThat(answer.headers().getValues("Set-Cookie"))
                    .hasSize(3)
                    .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
            from(Person.newAddress())
                    .cookie("ptn_refresh_8080", browser.cookie("ptn_refresh_8080"))
                    .post("/api/v1/auth/refresh")
                    .then()
                    .statusCode(401);
        }

        @Test
        void shouldAnnounceTheEndWhenSigningOut() {
            // given
            var person = Person.registered();

            // when
            person.signIn().request().post("/api/v1/auth/logout").then().statusCode(204);

            // then
            var events = Topic.await(
                    "access-changed",
                    1,
                    event -> person.id().equals(event.at("/userId").asText()));
            assertThat(events.getFirst().at("/sessionId").asText()).isNotBlank();
        }

        @Test
        void shouldDoNothingWhenNobodyIsSignedIn() {
            // when
            var answer = from(Person.newAddress()).post("/api/v1/auth/logout");

            // then
            answer.then().statusCode(204);
        }

        @Test
        void shouldRefuseWhenTheTokenIsForged() {
            // when
            var answer = from(Person.newAddress())
                    .header("Authorization", "Bearer forged")
                    .post("/api/v1/auth/logout");

            // then
            answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void shouldNameTheWaysInWhenAsked() {
        // when
        var answer = from(Person.newAddress()).get("/api/v1/auth/providers");

        // then
        answer.then()
                .statusCode(200)
                .body("items[0].id", equalTo("password"))
                .body("items[0].kind", equalTo("password"))
                .body("registrationOpen", equalTo(true));
    }
}
