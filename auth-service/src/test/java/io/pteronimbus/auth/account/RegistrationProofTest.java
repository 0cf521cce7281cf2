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
    void shouldMakeTheAccountOfWhoOpensTheLink() {
        // given
        var email = newAddress();
        register(email).then().statusCode(202).body("verification", equalTo("sent"));
        var mail = Mailbox.await(email, Mailbox.REGISTER);
        signIn(email, PASSWORD).then().statusCode(401).body("code", equalTo("invalid-credentials"));

        // when
        var answer = complete(Mailbox.token(mail));

        // then
        answer.then().statusCode(201).body("emailVerified", equalTo(true)).body("displayName", equalTo("Kim"));
        assertThat(mail.getText()).contains("/complete-registration#token=", "good for 1 day and");
        signIn(email, PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldTakeNothingOverWhenAStrangerRegisteredWithAPasswordOfTheirs() {
        // given
        var email = newAddress();
        from(Person.newAddress())
                .body(Map.of("email", email, "password", "the stranger's secret", "displayName", "Mallory"))
                .post("/api/v1/auth/register")
                .then()
                .statusCode(202);
        var mail = Mailbox.await(email, Mailbox.REGISTER);

        // when
        complete(Mailbox.token(mail)).then().statusCode(201).body("displayName", equalTo("Kim"));

        // then
        assertThat(mail.getText()).doesNotContain("Mallory", "secret");
        signIn(email, "the stranger's secret").then().statusCode(401);
        signIn(email, PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldWorkOnceWhenTheLinkIsUsedTwice() {
        // given
        var email = newAddress();
        register(email);
        var token = Mailbox.token(email, Mailbox.REGISTER);
        complete(token).then().statusCode(201);

        // when
        var answer = complete(token);

        // then
        answer.then().statusCode(410).body("code", equalTo("link-expired"));
    }

    @Test
    void shouldMakeOneAccountWhenTheLinkIsUsedByManyAtOnce() {
        // given
        var email = newAddress();
        register(email);
        var token = Mailbox.token(email, Mailbox.REGISTER);
        Callable<Integer> complete = () -> complete(token).statusCode();

        // when
        var statuses = AtOnce.all(List.of(complete, complete, complete));

        // then
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 410);
    }

    @Test
    void shouldRefuseWhenTheLinkIsOld() {
        // given
        var email = newAddress();
        register(email);
        var token = Mailbox.token(email, Mailbox.REGISTER);
        Database.update("update mail_link set expires_at = now() where email = ?", email);

        // when
        var answer = complete(token);

        // then
        answer.then().statusCode(410);
        signIn(email, PASSWORD).then().statusCode(401);
    }

    @Test
    void shouldProveNoAddressWithALinkToRegister() {
        // given
        var email = newAddress();
        register(email);
        var token = Mailbox.token(email, Mailbox.REGISTER);

        // when
        var answer = from(Person.newAddress()).body(Map.of("token", token)).post("/api/v1/auth/verify-email");

        // then
        answer.then().statusCode(410);
        complete(token).then().statusCode(201);
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
        assertThat(mail.getText()).contains("/sign-in").doesNotContain("token=");
        assertThat(Mailbox.sent(lowerCase, Mailbox.REGISTER)).isEmpty();
        signIn(taken, AuthSettings.ADMIN_PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldKeepOnesOwnLinkGoodWhenAStrangerRegistersTheSameAddress() {
        // given
        var email = newAddress();
        register(email);
        var own = Mailbox.token(email, Mailbox.REGISTER);
        register(email).then().statusCode(202);
        var strangers = Mailbox.token(Mailbox.await(email, Mailbox.REGISTER, 2));

        // when
        var answer = complete(own);

        // then
        answer.then().statusCode(201);
        complete(strangers).then().statusCode(410);
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
    void shouldNameTheFieldAndKeepTheLinkWhenThePasswordIsLeaked() {
        // given
        var email = newAddress();
        register(email);
        var token = Mailbox.token(email, Mailbox.REGISTER);

        // when
        var answer = complete(token, "password123456");

        // then
        answer.then().statusCode(400).body("errors.field", hasItem("password"));
        complete(token).then().statusCode(201);
    }

    @Test
    void shouldKeepNoSecretReadableWhenSomebodyWaits() {
        // given
        var email = newAddress();
        register(email);

        // when
        var token = Mailbox.token(email, Mailbox.REGISTER);

        // then
        assertThat(Database.texts("select mail_link::text from mail_link where email = ?", email))
                .hasSize(1)
                .noneMatch(row -> row.contains(token));
    }

    private static String newAddress() {
        return "proof-" + UUID.randomUUID() + "@example.test";
    }

    private static Response register(String email) {
        return from(Person.newAddress()).body(Map.of("email", email)).post("/api/v1/auth/register");
    }

    private static Response complete(String token) {
        return complete(token, PASSWORD);
    }

    private static Response complete(String token, String password) {
        return from(Person.newAddress())
                .body(Map.of("token", token, "password", password, "displayName", "Kim"))
                .post("/api/v1/auth/register/complete");
    }

    private static Response signIn(String email, String password) {
        return from(Person.newAddress())
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }
}
