package io.pteronimbus.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SecondFactorPolicyTest.Everybody.class)
class SecondFactorPolicyTest {

    public static class Everybody implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pteronimbus.auth.second-factor.required", "everybody");
        }
    }

    @Test
    void shouldLetPeopleDoNothingElseWhenTheyHaveNoneYet() {
        // given
        var person = Person.registered();

        // when
        var here = person.signIn();

        // then
        assertThat(here.claims()).containsEntry("enrol", true).doesNotContainKey("otp");
        here.request()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("secondFactor", equalTo(false))
                .body("secondFactorRequired", equalTo(true));
        here.request()
                .get("/api/v1/me/api-keys")
                .then()
                .statusCode(403)
                .body("code", equalTo("second-factor-required"));
        here.request().get("/api/v1/users").then().statusCode(403).body("code", equalTo("second-factor-required"));
    }

    @Test
    void shouldLetPeopleInWhenTheyHaveSetOneUpAndRenewTheSession() {
        // given
        var person = Person.registered();
        var here = person.signIn();
        var app = Authenticator.enrolled(person, here);

        // when
        var renewed = Tokens.of(here.refreshed());

        // then
        assertThat(renewed.claims()).doesNotContainKey("enrol").containsEntry("otp", true);
        renewed.request().get("/api/v1/me/api-keys").then().statusCode(200);
        renewed.request().get("/api/v1/me").then().body("secondFactorRequired", equalTo(false));
        assertThat(Tokens.of(person.signInWithCode(app.code())).claims()).doesNotContainKey("enrol");
    }

    @Test
    void shouldDemandOneAgainWhenItWasTurnedOff() {
        // given
        var person = Person.registered();
        var here = person.signIn();
        var app = Authenticator.enrolled(person, here);
        var renewed = Tokens.of(here.refreshed());
        renewed.request()
                .body(Map.of("code", app.code()))
                .post("/api/v1/me/totp/disable")
                .then()
                .statusCode(204);

        // when
        var again = Tokens.of(renewed.refreshed());

        // then
        assertThat(again.claims()).containsEntry("enrol", true).doesNotContainKey("otp");
        again.request().get("/api/v1/me/api-keys").then().statusCode(403);
    }
}
