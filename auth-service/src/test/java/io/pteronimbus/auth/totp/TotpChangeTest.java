package io.pteronimbus.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.pteronimbus.auth.support.AccountTest;
import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TotpChangeTest extends AccountTest {
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
