package io.pteronimbus.auth.account;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Mailbox;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PasswordChangeTest {
    private static final String NEW = "a wholly new secret 7";

    @Test
    void shouldEndOtherSessionsAloneWhenThePasswordChanges() {
        // given
        var person = Person.registered();
        var there = person.signIn();
        var here = person.signIn();

        // when
        var answer = change(here, person.password(), NEW);

        // then
        answer.then().statusCode(204);
        here.refreshed().then().statusCode(200);
        there.refreshed().then().statusCode(401);
        person.signInWith(person.password()).then().statusCode(401);
        person.signInWith(NEW).then().statusCode(200);
        Mailbox.await(person.email(), Mailbox.PASSWORD_CHANGED);
        var entries = Topic.await(
                "audit-entry",
                1,
                entry -> "user:change-password".equals(entry.at("/action").asText())
                        && person.id().equals(entry.at("/target/id").asText()));
        assertThat(entries.toString()).doesNotContain(NEW, person.password());
    }

    @Test
    void shouldNameTheFieldWhenTheCurrentPasswordIsNotRight() {
        // given
        var person = Person.registered();
        var here = person.signIn();

        // when
        var wrong = change(here, "not the password", NEW);
        var missing = change(here, null, NEW);

        // then
        for (var answer : List.of(wrong, missing)) {
            answer.then()
                    .statusCode(400)
                    .body("code", equalTo("validation-failed"))
                    .body("errors.field", hasItem("currentPassword"));
        }
        person.signInWith(person.password()).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "password123, weak-common",
        "password123456, weak-word",
        "Robin-Robin-Robin, weak-pattern",
        "pteronimbus1!, weak-own",
        "aaaaaaaaaaaaaaaa, weak-pattern",
        "too short, too-short"
    })
    void shouldNameTheFieldWhenTheNewPasswordIsWeak(String weak, String code) {
        // given
        var person = Person.registered();

        // when
        var answer = change(person.signIn(), person.password(), weak);

        // then
        answer.then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", hasItem("newPassword"))
                .body("errors.code", hasItem(code));
        person.signInWith(person.password()).then().statusCode(200);
    }

    @Test
    void shouldRefuseWhenTheAccountHasNoAddress() {
        // given
        var person = Person.registered();
        var here = person.signIn();
        Database.update(
                "update account set email = null, password_hash = null where id = ?", UUID.fromString(person.id()));

        // when
        var answer = change(here, null, NEW);

        // then
        answer.then().statusCode(409).body("code", equalTo("conflict"));
    }

    @Test
    void shouldSetAFirstPasswordWhenThereIsNone() {
        // given
        var person = Person.registered();
        var here = person.signIn();
        Database.update("update account set password_hash = null where id = ?", UUID.fromString(person.id()));

        // when
        var answer = change(here, null, NEW);

        // then
        answer.then().statusCode(204);
        person.signInWith(NEW).then().statusCode(200).body("user.hasPassword", equalTo(true));
    }

    @Test
    void shouldLimitTriesWhenTheCurrentPasswordIsGuessed() {
        // given
        var person = Person.registered();
        var here = person.signIn();
        for (var i = 0; i < 10; i++) {
            change(here, "guess number " + i, NEW).then().statusCode(400);
        }

        // when
        var answer = change(here, person.password(), NEW);

        // then
        answer.then().statusCode(429).body("code", equalTo("rate-limited"));
        assertThat(answer.header("Retry-After")).isNotBlank();
    }

    @Test
    void shouldLetOneWinWhenTwoChangeItAtOnce() {
        // given
        var person = Person.registered();
        var here = person.signIn();
        var news = List.of("the first of two secrets", "the second of two secrets", "the third of two secrets");

        // when
        var statuses = AtOnce.all(news.stream()
                .<Callable<Integer>>map(
                        secret -> () -> change(here, person.password(), secret).statusCode())
                .toList());

        // then
        assertThat(statuses).containsOnlyOnce(204).isSubsetOf(204, 400, 409);
        person.signInWith(news.get(statuses.indexOf(204))).then().statusCode(200);
    }

    @Test
    void shouldRefuseWhenNobodyIsSignedIn() {
        // when
        var answer = from(Person.newAddress()).body(Map.of("newPassword", NEW)).put("/api/v1/me/password");

        // then
        answer.then().statusCode(401);
    }

    static Response change(Tokens here, @Nullable String current, String password) {
        var body = new HashMap<String, String>();
        body.put("currentPassword", current);
        body.put("newPassword", password);
        return here.request().body(body).put("/api/v1/me/password");
    }
}
