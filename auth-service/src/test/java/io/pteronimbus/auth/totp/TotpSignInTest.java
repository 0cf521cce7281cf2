package io.pteronimbus.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.AccountTest;
import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TotpSignInTest extends AccountTest {
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

    private int sessions() {
        return here.request().get("/api/v1/me/sessions").<List<?>>path("items").size();
    }

    private Response confirm(String code) {
        return here.request().body(Map.of("code", code)).post("/api/v1/me/totp/confirm");
    }
}
