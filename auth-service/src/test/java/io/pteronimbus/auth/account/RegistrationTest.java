package io.pteronimbus.auth.account;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class RegistrationTest {

    @Test
    void shouldMakeAnAccountWhenAllIsWell() {
        // given
        var email = "New-" + UUID.randomUUID() + "@Example.test";

        // when
        var answer = from(Person.newAddress())
                .body(Map.of("email", email, "password", "ten letters", "displayName", "Renée 🎲"))
                .post("/api/v1/auth/register");

        // then
        answer.then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("email", equalTo(email.toLowerCase(Locale.ROOT)))
                .body("displayName", equalTo("Renée 🎲"))
                .body("superAdmin", equalTo(false))
                .body("passwordHash", nullValue());
        var id = answer.<String>path("id");
        var entries = Topic.await(
                "audit-entry", 1, entry -> id.equals(entry.at("/target/id").asText()));
        assertThat(entries.getFirst().at("/action").asText()).isEqualTo("auth:register");
        assertThat(entries.toString()).doesNotContain("ten letters");
    }

    @Test
    void shouldRefuseWhenTheAddressIsTakenInAnotherCase() {
        // given
        var person = Person.registered();

        // when
        var answer = from(Person.newAddress())
                .body(Map.of(
                        "email",
                        person.email().toUpperCase(Locale.ROOT),
                        "password",
                        "ten letters",
                        "displayName",
                        "X"))
                .post("/api/v1/auth/register");

        // then
        answer.then().statusCode(409).body("code", equalTo("email-taken"));
    }

    @Test
    void shouldMakeOneAccountWhenManyRegisterTheSameAddressAtOnce() throws Exception {
        // given
        var body = Map.of("email", UUID.randomUUID() + "@example.test", "password", "ten letters", "displayName", "X");
        Callable<Integer> register = () -> from(Person.newAddress())
                .body(body)
                .post("/api/v1/auth/register")
                .statusCode();

        // when
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var status : threads.invokeAll(Collections.nCopies(8, register))) {
                statuses.add(status.get());
            }
        }

        // then
        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    }

    @Test
    void shouldSayInACodeWhatIsWrongWithEachField() {
        // when
        var answer = from(Person.newAddress())
                .body(body("not-an-address", "too short", ""))
                .post("/api/v1/auth/register");

        // then
        answer.then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("displayName", "email", "password")))
                .body("errors.code", equalTo(List.of("required", "invalid-email", "too-short")))
                .body("errors[2].params.min", equalTo(10));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(body("not-an-address", "ten letters", "X"), "validation-failed"),
                Arguments.of(body("a@b@c", "ten letters", "X"), "validation-failed"),
                Arguments.of(body("a@" + "b".repeat(300) + ".test", "ten letters", "X"), "validation-failed"),
                Arguments.of(body("a\\u0000@example.test", "ten letters", "X"), "validation-failed"),
                Arguments.of(body("a@example.test", "too short", "X"), "validation-failed"),
                Arguments.of(body("a@example.test", "x".repeat(257), "X"), "validation-failed"),
                Arguments.of(body("a@example.test", "ten letters", ""), "validation-failed"),
                Arguments.of(body("a@example.test", "ten letters", " X"), "validation-failed"),
                Arguments.of(body("a@example.test", "ten letters", "x".repeat(300)), "validation-failed"),
                Arguments.of(body("a@example.test", "ten letters", "a\\u0000b"), "validation-failed"),
                Arguments.of(body("a@example.test", "ten letters", "a\\nb"), "validation-failed"),
                Arguments.of(body("a@example.test", "ten letters", "a\\ud800"), "validation-failed"),
                Arguments.of(body("a@example.test", "ten letters", "a\\u202eb"), "validation-failed"),
                Arguments.of("{\"email\":\"a@example.test\",\"password\":\"ten letters\"}", "validation-failed"),
                Arguments.of("{\"email\":1,\"password\":\"ten letters\",\"displayName\":\"X\"}", "validation-failed"),
                Arguments.of("{\"email\":{},\"password\":\"ten letters\",\"displayName\":\"X\"}", "validation-failed"),
                Arguments.of(
                        "{\"email\":\"a@example.test\",\"password\":\"ten letters\",\"displayName\":\"X\",\"superAdmin\":true}",
                        "unknown-field"),
                Arguments.of("{\"email\":", "malformed-json"),
                Arguments.of("{\"email\":\"a@example.test\"} more", "malformed-json"),
                Arguments.of("[]", null),
                Arguments.of("null", null),
                Arguments.of("", null));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void shouldExplainWhenTheBodyIsBad(String body, String code) {
        // when
        var answer = from(Person.newAddress()).body(body).post("/api/v1/auth/register");

        // then
        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", code == null ? notNullValue() : equalTo(code))
                .body("traceId", notNullValue());
    }

    @Test
    void shouldRefuseWhenTheBodyIsNoJson() {
        // when
        var answer = from(Person.newAddress())
                .contentType(ContentType.TEXT)
                .body("x")
                .post("/api/v1/auth/register");

        // then
        answer.then().statusCode(415).body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void shouldRefuseWhenTheMethodIsAnother() {
        // when
        var answer = from(Person.newAddress()).get("/api/v1/auth/register");

        // then
        answer.then().statusCode(405).body("code", equalTo("method-not-allowed"));
    }

    private static String body(String email, String password, String displayName) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\",\"displayName\":\"" + displayName
                + "\"}";
    }
}
