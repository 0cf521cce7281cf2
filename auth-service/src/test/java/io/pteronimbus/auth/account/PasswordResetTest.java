package io.pteronimbus.auth.account;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Mailbox;
import io.pteronimbus.auth.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PasswordResetTest {
    private static final String NEW = "a wholly new secret 7";
    private static final String LEAKED = "password123456";

    @Test
    void shouldSetThePasswordAndEndAllSessionsWhenTheLinkIsOpened() {
        // given
        var person = Person.registered();
        var here = person.signIn();
        forgot(person.email()).then().statusCode(202).body("verification", equalTo("sent"));
        var mail = Mailbox.await(person.email(), Mailbox.RESET);

        // when
        var answer = reset(Mailbox.token(mail), NEW);

        // then
        answer.then().statusCode(204);
        assertThat(mail.getText()).contains("/reset-password#token=").doesNotContain("?token");
        here.refreshed().then().statusCode(401);
        person.signInWith(person.password()).then().statusCode(401);
        person.signInWith(NEW).then().statusCode(200).body("user.emailVerified", equalTo(true));
        Mailbox.await(person.email(), Mailbox.PASSWORD_CHANGED);
    }

    @Test
    void shouldWorkOnceWhenTheLinkIsOpenedTwice() {
        // given
        var token = forgotten(Person.registered());
        reset(token, NEW).then().statusCode(204);

        // when
        var answer = reset(token, "another new secret 8");

        // then
        answer.then().statusCode(410).body("code", equalTo("link-expired"));
    }

    @Test
    void shouldWorkOnceWhenTheLinkIsOpenedByManyAtOnce() {
        // given
        var token = forgotten(Person.registered());
        Callable<Integer> open = () -> reset(token, NEW).statusCode();

        // when
        var statuses = AtOnce.all(List.of(open, open, open, open));

        // then
        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 410);
    }

    @Test
    void shouldRefuseWhenTheLinkIsOld() {
        // given
        var person = Person.registered();
        var token = forgotten(person);
        Database.update(
                "update mail_link set expires_at = now() - interval '1 second' where email = ?", person.email());

        // when
        var answer = reset(token, NEW);

        // then
        answer.then().statusCode(410).body("code", equalTo("link-expired"));
        person.signInWith(person.password()).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "../..", "' or 1=1 --", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000"})
    void shouldRefuseWhenTheTokenIsNone(String token) {
        // when
        var answer = reset(token, NEW);

        // then
        answer.then().statusCode(410).body("code", equalTo("link-expired"));
    }

    @Test
    void shouldRefuseWhenTheLinkIsForSomethingElse() {
        // given
        var person = Person.registered();
        var token = Mailbox.token(person.email(), Mailbox.VERIFY);

        // when
        var answer = reset(token, NEW);

        // then
        answer.then().statusCode(410);
        person.signInWith(person.password()).then().statusCode(200);
    }

    @Test
    void shouldEndTheOlderLinkWhenAnotherIsAskedFor() {
        // given
        var person = Person.registered();
        var first = forgotten(person);
        forgot(person.email()).then().statusCode(202);
        var second = Mailbox.token(Mailbox.await(person.email(), Mailbox.RESET, 2));

        // when
        var answer = reset(first, NEW);

        // then
        answer.then().statusCode(410);
        reset(second, NEW).then().statusCode(204);
    }

    @Test
    void shouldEndTheLinkWhenThePasswordChangesMeanwhile() {
        // given
        var person = Person.registered();
        var token = forgotten(person);
        PasswordChangeTest.change(person.signIn(), person.password(), "changed in the meantime 9")
                .then()
                .statusCode(204);

        // when
        var answer = reset(token, NEW);

        // then
        answer.then().statusCode(410);
    }

    @Test
    void shouldRefuseWhenTheAddressHasChangedSince() {
        // given
        var person = Person.registered();
        var token = forgotten(person);
        Database.update(
                "update account set email = ? where id = ?", "moved-" + person.email(), UUID.fromString(person.id()));

        // when
        var answer = reset(token, NEW);

        // then
        answer.then().statusCode(410).body("code", equalTo("link-expired"));
    }

    @Test
    void shouldKeepTheLinkGoodWhenTheNewPasswordIsWeak() {
        // given
        var person = Person.registered();
        var token = forgotten(person);

        // when
        var answer = reset(token, LEAKED);

        // then
        answer.then().statusCode(400).body("errors.field", hasItem("password"));
        reset(token, NEW).then().statusCode(204);
    }

    @Test
    void shouldAnswerTheSameAndSendNothingWhenNobodyHasTheAddress() {
        // given
        var person = Person.registered();
        var nobody = "nobody-" + UUID.randomUUID() + "@example.test";

        // when
        var unknown = forgot(nobody);
        var garbage = forgot("no address");
        var known = forgot(person.email());

        // then
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(202);
        assertThat(unknown.asString()).isEqualTo(known.asString()).isEqualTo(garbage.asString());
        Mailbox.await(person.email(), Mailbox.RESET);
        assertThat(Mailbox.sent(nobody, Mailbox.RESET)).isEmpty();
        assertThat(Database.texts("select hash from mail_link where email = ?", nobody))
                .isEmpty();
    }

    @Test
    void shouldSendFewMailsWhenSomebodyAsksAgainAndAgain() {
        // given
        var victim = Person.registered();
        var other = Person.registered();

        // when
        for (var i = 0; i < 9; i++) {
            forgot(victim.email()).then().statusCode(202);
        }

        // then
        Mailbox.await(victim.email(), Mailbox.RESET, 5);
        forgotten(other);
        assertThat(Mailbox.sent(victim.email(), Mailbox.RESET)).hasSize(5);
    }

    @Test
    void shouldKeepTheSecretOutOfTheDatabaseWhenALinkIsMade() {
        // given
        var person = Person.registered();

        // when
        var token = forgotten(person);

        // then
        assertThat(Database.texts("select mail_link::text from mail_link where email = ?", person.email()))
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
    }

    private static String forgotten(Person person) {
        forgot(person.email()).then().statusCode(202);
        return Mailbox.token(person.email(), Mailbox.RESET);
    }

    private static Response forgot(String email) {
        return from(Person.newAddress()).body(Map.of("email", email)).post("/api/v1/auth/password/forgot");
    }

    private static Response reset(String token, String password) {
        return from(Person.newAddress())
                .body(Map.of("token", token, "password", password))
                .post("/api/v1/auth/password/reset");
    }
}
