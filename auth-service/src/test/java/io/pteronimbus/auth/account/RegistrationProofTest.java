package io.pteronimbus.auth.account;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.AuthSettings;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Mailbox;
import io.pteronimbus.auth.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RegistrationProofTest.Required.class)
class RegistrationProofTest {
    private static final String PASSWORD = "a good enough secret 3";

    public static class Required implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pteronimbus.auth.mail.verification", "required");
        }
    }

    @Test
    void shouldMakeTheAccountWhenTheLinkIsOpened() {
        // given
        var email = newAddress();
        register(email).then().statusCode(202).body("verification", equalTo("sent"));
        var mail = Mailbox.await(email, Mailbox.REGISTER);
        signIn(email, PASSWORD).then().statusCode(401).body("code", equalTo("invalid-credentials"));

        // when
        var answer = open(Mailbox.token(mail));

        // then
        answer.then().statusCode(204);
        assertThat(mail.getText()).contains("/verify-email#token=").doesNotContain("Mallory", PASSWORD);
        signIn(email, PASSWORD)
                .then()
                .statusCode(200)
                .body("user.emailVerified", equalTo(true))
                .body("user.displayName", equalTo("Mallory"));
    }

    @Test
    void shouldWorkOnceWhenTheLinkIsOpenedTwice() {
        // given
        var email = newAddress();
        register(email);
        var token = Mailbox.token(email, Mailbox.REGISTER);
        open(token).then().statusCode(204);

        // when
        var answer = open(token);

        // then
        answer.then().statusCode(410).body("code", equalTo("link-expired"));
    }

    @Test
    void shouldMakeOneAccountWhenTheLinkIsOpenedByManyAtOnce() {
        // given
        var email = newAddress();
        register(email);
        var token = Mailbox.token(email, Mailbox.REGISTER);
        Callable<Integer> open = () -> open(token).statusCode();

        // when
        var statuses = AtOnce.all(List.of(open, open, open));

        // then
        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 410);
    }

    @Test
    void shouldRefuseWhenTheLinkIsOld() {
        // given
        var email = newAddress();
        register(email);
        var token = Mailbox.token(email, Mailbox.REGISTER);
        Database.update("update mail_link set expires_at = now() where email = ?", email);

        // when
        var answer = open(token);

        // then
        answer.then().statusCode(410);
        signIn(email, PASSWORD).then().statusCode(401);
    }

    @Test
    void shouldAnswerTheSameWhenTheAddressHasAnAccount() {
        // given
        var taken = AuthSettings.ADMIN_EMAIL;
        var lowerCase = taken.toLowerCase(Locale.ROOT);
        var email = newAddress();

        // when
        var known = register(taken);
        var unknown = register(email);

        // then
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(202);
        assertThat(known.asString()).isEqualTo(unknown.asString());
        assertThat(known.headers().asList().stream().map(header -> header.getName()))
                .containsExactlyElementsOf(unknown.headers().asList().stream()
                        .map(header -> header.getName())
                        .toList());
        var mail = Mailbox.await(lowerCase, Mailbox.HAS_ACCOUNT);
        assertThat(mail.getText()).contains("/sign-in").doesNotContain("token=", "Mallory");
        assertThat(Mailbox.sent(lowerCase, Mailbox.REGISTER)).isEmpty();
        signIn(taken, PASSWORD).then().statusCode(401);
        signIn(taken, AuthSettings.ADMIN_PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldKeepOnesOwnLinkGoodWhenAStrangerRegistersTheSameAddress() {
        // given
        var email = newAddress();
        register(email);
        var own = Mailbox.token(email, Mailbox.REGISTER);
        register(email, "the stranger's secret").then().statusCode(202);
        var strangers = Mailbox.token(Mailbox.await(email, Mailbox.REGISTER, 2));

        // when
        var answer = open(own);

        // then
        answer.then().statusCode(204);
        open(strangers).then().statusCode(410);
        signIn(email, "the stranger's secret").then().statusCode(401);
        signIn(email, PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldSendFewMailsWhenTheSameAddressIsRegisteredAgainAndAgain() {
        // given
        var email = newAddress();
        var other = newAddress();

        // when
        for (var i = 0; i < 8; i++) {
            register(email).then().statusCode(202);
        }

        // then
        Mailbox.await(email, Mailbox.REGISTER, 5);
        register(other);
        Mailbox.await(other, Mailbox.REGISTER);
        assertThat(Mailbox.sent(email, Mailbox.REGISTER)).hasSize(5);
    }

    @Test
    void shouldNameTheFieldWhenThePasswordIsLeaked() {
        // given
        var email = newAddress();

        // when
        var answer = register(email, "password123456");

        // then
        answer.then().statusCode(400).body("errors.field", hasItem("password"));
        assertThat(Database.texts("select hash from mail_link where email = ?", email))
                .isEmpty();
    }

    @Test
    void shouldKeepNeitherPasswordNorSecretReadableWhenSomebodyWaits() {
        // given
        var email = newAddress();
        register(email);

        // when
        var token = Mailbox.token(email, Mailbox.REGISTER);

        // then
        assertThat(Database.texts("select mail_link::text from mail_link where email = ?", email))
                .hasSize(1)
                .noneMatch(row -> row.contains(token) || row.contains(PASSWORD));
    }

    private static String newAddress() {
        return "proof-" + UUID.randomUUID() + "@example.test";
    }

    private static Response register(String email) {
        return register(email, PASSWORD);
    }

    private static Response register(String email, String password) {
        return from(Person.newAddress())
                .body(Map.of("email", email, "password", password, "displayName", "Mallory"))
                .post("/api/v1/auth/register");
    }

    private static Response open(String token) {
        return from(Person.newAddress()).body(Map.of("token", token)).post("/api/v1/auth/verify-email");
    }

    private static Response signIn(String email, String password) {
        return from(Person.newAddress())
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }
}
