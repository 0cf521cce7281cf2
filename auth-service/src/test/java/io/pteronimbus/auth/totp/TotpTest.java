package io.pteronimbus.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.pteronimbus.auth.support.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TotpTest {
    private Person person;
    private Tokens here;

    @BeforeEach
    void signIn() {
        person = Person.registered();
        here = person.signIn();
    }

    @Nested
    class Enrol {

        @Test
        void shouldTellTheSecretWhenThePasswordIsRight() {
            // when
            var answer = here.request()
                    .body(Map.of("currentPassword", person.password()))
                    .post("/api/v1/me/totp");

            // then
            var secret = answer.then()
                    .statusCode(201)
                    .body("secret", matchesPattern("[A-Z2-7]{32}"))
                    .extract()
                    .<String>path("secret");
            answer.then()
                    .body(
                            "uri",
                            startsWith("otpauth://totp/Pteronimbus:"
                                    + person.email().replace("@", "%40") + "?"))
                    .body("uri", containsString("secret=" + secret))
                    .body("uri", containsString("issuer=Pteronimbus"));
            assertThat(Database.texts("select totp::text from totp where account_id = ?", UUID.fromString(person.id())))
                    .hasSize(1)
                    .noneMatch(row -> row.contains(secret));
        }

        @Test
        void shouldRefuseWhenThePasswordIsNotRight() {
            // when
            var wrong = here.request().body(Map.of("currentPassword", "not it")).post("/api/v1/me/totp");
            var missing = here.request().body("{}").post("/api/v1/me/totp");

            // then
            wrong.then().statusCode(400).body("errors.field", hasItem("currentPassword"));
            missing.then().statusCode(400).body("errors.field", hasItem("currentPassword"));
        }

        @Test
        void shouldCountForNothingWhenNotConfirmed() {
            // given
            Authenticator.begun(person, here);

            // when
            var answer = person.signInWith(person.password());

            // then
            answer.then().statusCode(200).body("user.secondFactor", equalTo(false));
            here.request().get("/api/v1/me/totp").then().statusCode(200).body("enabled", equalTo(false));
        }

        @Test
        void shouldRefuseWhenTheCodeIsWrong() {
            // given
            var app = Authenticator.begun(person, here);

            // when
            var answer = confirm(app.wrongCode());

            // then
            answer.then()
                    .statusCode(400)
                    .body("code", equalTo("validation-failed"))
                    .body("errors.field", hasItem("code"));
            here.request().get("/api/v1/me/totp").then().body("enabled", equalTo(false));
        }

        @Test
        void shouldRefuseWhenTheSecretWasReplaced() {
            // given
            var first = Authenticator.begun(person, here);
            var second = Authenticator.begun(person, here);

            // when
            var answer = confirm(first.code());

            // then
            answer.then().statusCode(400);
            confirm(second.code()).then().statusCode(200);
        }

        @Test
        void shouldTellRecoveryCodesOnceWhenConfirmed() {
            // given
            var app = Authenticator.begun(person, here);

            // when
            var answer = confirm(app.code());

            // then
            var codes = answer.then().statusCode(200).extract().<List<String>>path("recoveryCodes");
            assertThat(new HashSet<>(codes)).hasSize(10).allMatch(code -> code.matches("[a-z2-9]{5}-[a-z2-9]{5}"));
            var view = here.request().get("/api/v1/me/totp");
            view.then()
                    .body("enabled", equalTo(true))
                    .body("enabledAt", notNullValue())
                    .body("recoveryCodesLeft", equalTo(10))
                    .body("recoveryCodes", nullValue());
            assertThat(Database.texts(
                            "select hash from recovery_code where account_id = ?", UUID.fromString(person.id())))
                    .hasSize(10)
                    .doesNotContainAnyElementsOf(codes);
            var entries = Topic.await(
                    "audit-entry",
                    1,
                    entry -> "totp:enable".equals(entry.at("/action").asText())
                            && person.id().equals(entry.at("/target/id").asText()));
            assertThat(entries.toString()).doesNotContain(codes);
        }

        @Test
        void shouldMarkThisSessionWhenConfirmed() {
            // given
            var there = person.signIn();
            Authenticator.enrolled(person, here);

            // when
            var renewed = Tokens.of(here.refreshed());

            // then
            assertThat(renewed.claims()).containsEntry("otp", true);
            assertThat(Tokens.of(there.refreshed()).claims()).doesNotContainKey("otp");
        }

        @Test
        void shouldRefuseWhenThereIsOneAlready() {
            // given
            var app = Authenticator.enrolled(person, here);

            // when
            var begin = here.request()
                    .body(Map.of("currentPassword", person.password()))
                    .post("/api/v1/me/totp");
            var again = confirm(app.code());

            // then
            begin.then().statusCode(409).body("code", equalTo("conflict"));
            again.then().statusCode(409);
            person.signInWithCode(app.code()).then().statusCode(200);
        }

        @Test
        void shouldEnableOnceWhenTheCodeComesTwiceAtOnce() {
            // given
            var code = Authenticator.begun(person, here).code();
            Callable<Integer> confirm = () -> confirm(code).statusCode();

            // when
            var statuses = AtOnce.all(List.of(confirm, confirm, confirm));

            // then
            assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 400, 409);
        }

        /** The app that was confirmed is the one that counts, however close another one is set up. */
        @Test
        void shouldEnableWhatWasConfirmedWhenAnotherIsBegunAtOnce() {
            // given
            var app = Authenticator.begun(person, here);
            var code = app.code();

            // when
            var statuses = AtOnce.all(List.<Callable<Integer>>of(
                    () -> confirm(code).statusCode(),
                    () -> here.request()
                            .body(Map.of("currentPassword", person.password()))
                            .post("/api/v1/me/totp")
                            .statusCode()));

            // then
            var enabled = statuses.getFirst() == 200;
            assertThat(statuses).isIn(List.of(200, 409), List.of(200, 201), List.of(400, 201));
            here.request().get("/api/v1/me/totp").then().body("enabled", equalTo(enabled));
            person.signInWithCode(app.code()).then().statusCode(200);
        }
    }

    @Nested
    class Login {

        @Test
        void shouldAskForACodeWhenThePasswordIsRight() {
            // given
            var app = Authenticator.enrolled(person, here);
            var before = sessions();

            // when
            var without = person.signInWith(person.password());
            var wrong = person.signInWithCode(app.wrongCode());
            var right = person.signInWithCode(app.code());

            // then
            without.then()
                    .statusCode(401)
                    .body("code", equalTo("otp-required"))
                    .body("accessToken", nullValue())
                    .body("refreshToken", nullValue());
            wrong.then().statusCode(401).body("code", equalTo("otp-invalid"));
            assertThat(without.headers().getValues("Set-Cookie")).isEmpty();
            assertThat(wrong.headers().getValues("Set-Cookie")).isEmpty();
            right.then().statusCode(200).body("user.secondFactor", equalTo(true));
            assertThat(Tokens.of(right).claims()).containsEntry("otp", true);
            assertThat(sessions()).isEqualTo(before + 1);
        }

        @Test
        void shouldSayNothingOfTheSecondFactorWhenThePasswordIsWrong() {
            // given
            var app = Authenticator.enrolled(person, here);

            // when
            var answer = new Person(person.id(), person.email(), "not the password", person.address())
                    .signInWithCode(app.code());

            // then
            answer.then().statusCode(401).body("code", equalTo("invalid-credentials"));
        }

        @Test
        void shouldRefuseACodeWhenItWasUsedBefore() {
            // given
            var app = Authenticator.enrolled(person, here);
            var code = app.code();
            person.signInWithCode(code).then().statusCode(200);

            // when
            var answer = person.signInWithCode(code);

            // then
            answer.then().statusCode(401).body("code", equalTo("otp-invalid"));
        }

        @Test
        void shouldRefuseTheCodeOfTheConfirmationWhenSigningIn() {
            // given
            var app = Authenticator.begun(person, here);
            var code = app.code();
            confirm(code).then().statusCode(200);

            // when
            var answer = person.signInWithCode(code);

            // then
            answer.then().statusCode(401).body("code", equalTo("otp-invalid"));
        }

        @Test
        void shouldLetOneInWhenACodeComesTwiceAtOnce() {
            // given
            var code = Authenticator.enrolled(person, here).code();
            Callable<Integer> signIn = () -> person.signInWithCode(code).statusCode();

            // when
            var statuses = AtOnce.all(List.of(signIn, signIn, signIn));

            // then
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
        }

        @Test
        void shouldRefuseACodeWhenItIsAnothers() {
            // given
            Authenticator.enrolled(person, here);
            var other = Person.registered();
            var app = Authenticator.enrolled(other, other.signIn());

            // when
            var byCode = person.signInWithCode(app.code());
            var byRecoveryCode = person.signInWithCode(app.recoveryCodes().getFirst());

            // then
            byCode.then().statusCode(401).body("code", equalTo("otp-invalid"));
            byRecoveryCode.then().statusCode(401).body("code", equalTo("otp-invalid"));
            other.signInWithCode(app.recoveryCodes().getFirst()).then().statusCode(200);
        }

        @Test
        void shouldTakeARecoveryCodeOnceWhenTheAppIsLost() {
            // given
            var codes = Authenticator.enrolled(person, here).recoveryCodes();
            person.signInWithCode(codes.getFirst()).then().statusCode(200);

            // when
            var again = person.signInWithCode(codes.getFirst());

            // then
            again.then().statusCode(401).body("code", equalTo("otp-invalid"));
            here.request().get("/api/v1/me/totp").then().body("recoveryCodesLeft", equalTo(9));
            person.signInWithCode(" " + codes.get(1).replace("-", " ").toUpperCase(Locale.ROOT))
                    .then()
                    .statusCode(200);
        }

        @Test
        void shouldLetOneInWhenARecoveryCodeComesTwiceAtOnce() {
            // given
            var code = Authenticator.enrolled(person, here).recoveryCodes().getLast();
            Callable<Integer> signIn = () -> person.signInWithCode(code).statusCode();

            // when
            var statuses = AtOnce.all(List.of(signIn, signIn, signIn));

            // then
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
        }

        @Test
        void shouldRefuseTheRightCodeTooWhenTooManyWereWrong() {
            // given
            var app = Authenticator.enrolled(person, here);
            person.signInWithCode(app.code()).then().statusCode(200);
            var elsewhere = new Person(person.id(), person.email(), person.password(), Person.newAddress());
            for (var i = 0; i < 5; i++) {
                elsewhere.signInWithCode(app.wrongCode()).then().statusCode(401);
            }

            // when
            var code = elsewhere.signInWithCode(app.code());
            var recoveryCode = elsewhere.signInWithCode(app.recoveryCodes().getFirst());

            // then
            code.then().statusCode(429).body("code", equalTo("rate-limited"));
            recoveryCode.then().statusCode(429);
            assertThat(code.header("Retry-After")).isNotBlank();
            // the owner comes from where they came from before
            person.signInWithCode(app.code()).then().statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "000", "0000000", "abcdef", "١٢٣٤٥٦", "------", "aaaaa-aaaaa", "\u0000"})
        void shouldRefuseWhenTheCodeIsNone(String otp) {
            // given
            Authenticator.enrolled(person, here);

            // when
            var answer = person.signInWithCode(otp);

            // then
            answer.then().statusCode(401).body("code", equalTo("otp-invalid"));
        }
    }

    @Nested
    class Change {

        @Test
        void shouldAskForNoCodeWhenDisabledByOne() {
            // given
            var app = Authenticator.enrolled(person, here);
            disable(app.wrongCode()).then().statusCode(400).body("errors.field", hasItem("code"));

            // when
            var answer = disable(app.code());

            // then
            answer.then().statusCode(204);
            person.signInWith(person.password()).then().statusCode(200);
            here.request().get("/api/v1/me/totp").then().body("enabled", equalTo(false));
            assertThat(Database.texts(
                            "select account_id from totp where account_id = ? union all"
                                    + " select account_id from recovery_code where account_id = ?",
                            UUID.fromString(person.id()),
                            UUID.fromString(person.id())))
                    .isEmpty();
            disable(app.code()).then().statusCode(409);
        }

        @Test
        void shouldRefuseOldRecoveryCodesWhenThereAreNewOnes() {
            // given
            var app = Authenticator.enrolled(person, here);

            // when
            var answer = here.request().body(Map.of("code", app.code())).post("/api/v1/me/totp/recovery-codes");

            // then
            var codes = answer.then().statusCode(200).extract().<List<String>>path("recoveryCodes");
            assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(app.recoveryCodes());
            person.signInWithCode(app.recoveryCodes().getFirst()).then().statusCode(401);
            person.signInWithCode(codes.getFirst()).then().statusCode(200);
        }

        @Test
        void shouldRefuseNewRecoveryCodesWhenTheCodeIsWrong() {
            // given
            var app = Authenticator.enrolled(person, here);

            // when
            var answer = here.request().body(Map.of("code", app.wrongCode())).post("/api/v1/me/totp/recovery-codes");

            // then
            answer.then().statusCode(400).body("errors.field", hasItem("code"));
            person.signInWithCode(app.recoveryCodes().getFirst()).then().statusCode(200);
        }

        private Response disable(String code) {
            return here.request().body(Map.of("code", code)).post("/api/v1/me/totp/disable");
        }
    }

    private int sessions() {
        return here.request().get("/api/v1/me/sessions").<List<?>>path("items").size();
    }

    private Response confirm(String code) {
        return here.request().body(Map.of("code", code)).post("/api/v1/me/totp/confirm");
    }
}
