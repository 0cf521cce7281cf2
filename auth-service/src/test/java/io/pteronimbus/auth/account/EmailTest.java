package io.pteronimbus.auth.account;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Mailbox;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EmailTest {

    @Nested
    class Change {

        @Test
        void shouldTakeTheNewAddressWhenItsLinkIsOpened() {
            // given
            var person = Person.registered();
            var here = person.signIn();
            var email = newAddress();
            change(here, email.toUpperCase(Locale.ROOT), person.password())
                    .then()
                    .statusCode(202)
                    .body("verification", equalTo("sent"));
            here.request().get("/api/v1/me").then().body("email", equalTo(person.email()));
            var mail = Mailbox.await(email, Mailbox.VERIFY);

            // when
            var answer = open(Mailbox.token(mail));

            // then
            answer.then().statusCode(204);
            assertThat(mail.getText()).contains("/verify-email#token=");
            here.request()
                    .get("/api/v1/me")
                    .then()
                    .body("email", equalTo(email))
                    .body("emailVerified", equalTo(true));
            var notice = Mailbox.await(person.email(), Mailbox.EMAIL_CHANGED);
            assertThat(notice.getText()).doesNotContain(email, "token=");
            person.signInWith(person.password()).then().statusCode(401);
            new Person(person.id(), email, person.password(), person.address()).signIn();
        }

        @Test
        void shouldNameTheFieldWhenTheCurrentPasswordIsNotRight() {
            // given
            var person = Person.registered();
            var here = person.signIn();
            var email = newAddress();

            // when
            var wrong = change(here, email, "not the password");
            var missing = change(here, email, null);

            // then
            wrong.then().statusCode(400).body("errors.field", hasItem("currentPassword"));
            missing.then().statusCode(400).body("errors.field", hasItem("currentPassword"));
            here.request().post("/api/v1/me/email/verification").then().statusCode(202);
            Mailbox.await(person.email(), Mailbox.VERIFY, 2);
            assertThat(Mailbox.sent(email, Mailbox.VERIFY)).isEmpty();
        }

        @Test
        void shouldTellJustTheOwnerWhenTheAddressIsTaken() {
            // given
            var other = Person.registered();
            Mailbox.await(other.email(), Mailbox.VERIFY);
            var person = Person.registered();

            // when
            var answer = change(person.signIn(), other.email(), person.password());

            // then
            answer.then().statusCode(202).body("verification", equalTo("sent"));
            open(Mailbox.token(Mailbox.await(other.email(), Mailbox.VERIFY, 2)))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("email-taken"));
            other.signInWith(other.password()).then().statusCode(200);
            person.signInWith(person.password()).then().statusCode(200);
        }

        @Test
        void shouldGiveTheAddressToOneWhenTwoTakeItAtOnce() {
            // given
            var email = newAddress();
            var first = Person.registered();
            var second = Person.registered();
            change(first.signIn(), email, first.password()).then().statusCode(202);
            var one = Mailbox.token(email, Mailbox.VERIFY);
            change(second.signIn(), email, second.password()).then().statusCode(202);
            var two = Mailbox.token(Mailbox.await(email, Mailbox.VERIFY, 2));

            // when
            var statuses = AtOnce.all(
                    List.of(() -> open(one).statusCode(), () -> open(two).statusCode()));

            // then
            assertThat(statuses).containsExactlyInAnyOrder(204, 409);
        }

        @Test
        void shouldCallOffAnEarlierChangeWhenAnotherIsAskedFor() {
            // given
            var person = Person.registered();
            var here = person.signIn();
            var first = newAddress();
            var second = newAddress();
            change(here, first, person.password()).then().statusCode(202);
            var firstToken = Mailbox.token(first, Mailbox.VERIFY);
            change(here, second, person.password()).then().statusCode(202);
            open(Mailbox.token(second, Mailbox.VERIFY)).then().statusCode(204);

            // when
            var answer = open(firstToken);

            // then
            answer.then().statusCode(410).body("code", equalTo("link-expired"));
            here.request().get("/api/v1/me").then().body("email", equalTo(second));
        }

        @Test
        void shouldCallOffTheChangeWhenThePasswordIsSetAnewMeanwhile() {
            // given
            var person = Person.registered();
            var thief = newAddress();
            change(person.signIn(), thief, person.password()).then().statusCode(202);
            var token = Mailbox.token(thief, Mailbox.VERIFY);
            from(Person.newAddress()).body(Map.of("email", person.email())).post("/api/v1/auth/password/forgot");
            from(Person.newAddress())
                    .body(Map.of(
                            "token", Mailbox.token(person.email(), Mailbox.RESET), "password", "the owner is back 1"))
                    .post("/api/v1/auth/password/reset")
                    .then()
                    .statusCode(204);

            // when
            var answer = open(token);

            // then
            answer.then().statusCode(410).body("code", equalTo("link-expired"));
            person.signInWith("the owner is back 1").then().statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "none", "a@b@c", "a@b\r\nBcc: c@d", "a b@c"})
        void shouldExplainWhenTheAddressIsNone(String email) {
            // given
            var person = Person.registered();

            // when
            var answer = change(person.signIn(), email, person.password());

            // then
            answer.then().statusCode(400).body("errors.field", hasItem("email"));
        }
    }

    @Nested
    class Verification {

        @Test
        void shouldProveTheAddressWhenTheLinkOfTheRegistrationIsOpened() {
            // given
            var person = Person.registered();
            var here = person.signIn();
            here.request().get("/api/v1/me").then().body("emailVerified", equalTo(false));

            // when
            var answer = open(Mailbox.token(person.email(), Mailbox.VERIFY));

            // then
            answer.then().statusCode(204);
            here.request().get("/api/v1/me").then().body("emailVerified", equalTo(true));
            assertThat(Mailbox.sent(person.email(), Mailbox.EMAIL_CHANGED)).isEmpty();
        }

        @Test
        void shouldSendTheMailAgainWhenAsked() {
            // given
            var person = Person.registered();
            var here = person.signIn();
            var first = Mailbox.token(person.email(), Mailbox.VERIFY);

            // when
            var answer = here.request().post("/api/v1/me/email/verification");

            // then
            answer.then().statusCode(202).body("verification", equalTo("sent"));
            var second = Mailbox.token(Mailbox.await(person.email(), Mailbox.VERIFY, 2));
            open(first).then().statusCode(410);
            open(second).then().statusCode(204);
            here.request()
                    .post("/api/v1/me/email/verification")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("conflict"));
        }

        @Test
        void shouldRefuseWhenTooManyMailsAreAskedFor() {
            // given
            var here = Person.registered().signIn();
            for (var i = 0; i < 5; i++) {
                here.request().post("/api/v1/me/email/verification").then().statusCode(202);
            }

            // when
            var answer = here.request().post("/api/v1/me/email/verification");

            // then
            answer.then().statusCode(429).body("code", equalTo("rate-limited"));
        }

        @Test
        void shouldWorkOnceWhenTheLinkIsOpenedTwice() {
            // given
            var token = Mailbox.token(Person.registered().email(), Mailbox.VERIFY);
            open(token).then().statusCode(204);

            // when
            var answer = open(token);

            // then
            answer.then().statusCode(410).body("code", equalTo("link-expired"));
        }

        @Test
        void shouldKeepTheLinkGoodWhenAStrangerNamesTheSameAddress() {
            // given
            var person = Person.registered();
            var token = Mailbox.token(person.email(), Mailbox.VERIFY);
            var stranger = Person.registered();
            change(stranger.signIn(), person.email(), stranger.password())
                    .then()
                    .statusCode(202);
            Mailbox.await(person.email(), Mailbox.VERIFY, 2);

            // when
            var answer = open(token);

            // then
            answer.then().statusCode(204);
        }

        @Test
        void shouldRefuseWhenTheLinkIsToSetAPassword() {
            // given
            var person = Person.registered();
            from(Person.newAddress()).body(Map.of("email", person.email())).post("/api/v1/auth/password/forgot");

            // when
            var answer = open(Mailbox.token(person.email(), Mailbox.RESET));

            // then
            answer.then().statusCode(410);
        }
    }

    private static String newAddress() {
        return "new-" + UUID.randomUUID() + "@example.test";
    }

    private static Response change(Tokens here, String email, @Nullable String password) {
        var body = new HashMap<String, String>();
        body.put("email", email);
        body.put("currentPassword", password);
        return here.request().body(body).put("/api/v1/me/email");
    }

    private static Response open(String token) {
        return from(Person.newAddress()).body(Map.of("token", token)).post("/api/v1/auth/verify-email");
    }
}
