package io.pteronimbus.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.auth.support.AccountTest;
import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person.Tokens;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TotpEnrolmentTest extends AccountTest {
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
                        startsWith(
                                "otpauth://totp/Pteronimbus:" + person.email().replace("@", "%40") + "?"))
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
        wrong.then()
                .statusCode(400)
                .body("errors.field", hasItem("currentPassword"))
                .body("errors.code", hasItem("not-right"));
        missing.then()
                .statusCode(400)
                .body("errors.field", hasItem("currentPassword"))
                .body("errors.code", hasItem("required"));
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
        answer.then().statusCode(400).body("code", equalTo("validation-failed")).body("errors.field", hasItem("code"));
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
        assertThat(Database.texts("select hash from recovery_code where account_id = ?", UUID.fromString(person.id())))
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

    private Response confirm(String code) {
        return here.request().body(Map.of("code", code)).post("/api/v1/me/totp/confirm");
    }
}
