package io.pteronimbus.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.AuthSettings;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccountResourceTest {

    @Nested
    class Me {

        @Test
        void shouldTellWhoOneIsWhenSignedIn() {
            // given
            var person = Person.registered();

            // when
            var answer = person.signIn().request().get("/api/v1/me");

            // then
            answer.then()
                    .statusCode(200)
                    .body("id", equalTo(person.id()))
                    .body("email", equalTo(person.email()))
                    .body("displayName", equalTo("Robin"))
                    .body("csrfToken", nullValue());
        }

        @Test
        void shouldBeSuperAdminWhenConfiguredAsTheFirst() {
            // given
            var admin = new Person("", AuthSettings.ADMIN_EMAIL, AuthSettings.ADMIN_PASSWORD, Person.newAddress());

            // when
            var answer = admin.signIn().request().get("/api/v1/me");

            // then
            answer.then()
                    .statusCode(200)
                    .body("superAdmin", equalTo(true))
                    .body("email", equalTo(AuthSettings.ADMIN_EMAIL.toLowerCase(Locale.ROOT)));
        }
    }

    @Nested
    class Update {

        @Test
        void shouldChangeTheNameWhenItIsGood() {
            // given
            var person = Person.registered();
            var tokens = person.signIn();

            // when
            var answer = tokens.request().body(Map.of("displayName", "Sam")).patch("/api/v1/me");

            // then
            answer.then().statusCode(200).body("displayName", equalTo("Sam"));
            tokens.request().get("/api/v1/me").then().body("displayName", equalTo("Sam"));
            var entries = Topic.await(
                    "audit-entry",
                    1,
                    entry -> "user:update".equals(entry.at("/action").asText())
                            && person.id().equals(entry.at("/target/id").asText()));
            assertThat(entries.getFirst().at("/before/displayName").asText()).isEqualTo("Robin");
            assertThat(entries.getFirst().at("/after/displayName").asText()).isEqualTo("Sam");
        }

        @Test
        void shouldChangeNothingWhenNothingIsGiven() {
            // when
            var answer = Person.registered().signIn().request().body("{}").patch("/api/v1/me");

            // then
            answer.then().statusCode(200).body("displayName", equalTo("Robin"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"displayName\":\"\"}",
                    "{\"displayName\":3}",
                    "{\"email\":\"x@example.test\"}",
                    "{\"superAdmin\":true}",
                    "{\"displayName\":\"a\\u0000\"}",
                    "not json",
                    "null"
                })
        void shouldExplainWhenTheBodyIsBad(String body) {
            // when
            var answer = Person.registered().signIn().request().body(body).patch("/api/v1/me");

            // then
            answer.then().statusCode(400).contentType("application/problem+json");
        }
    }
}
