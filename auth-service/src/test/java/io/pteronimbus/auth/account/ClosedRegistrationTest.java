package io.pteronimbus.auth.account;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.AuthSettings;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ClosedRegistrationTest.Closed.class)
class ClosedRegistrationTest {

    public static class Closed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "pteronimbus.auth.registration", "closed",
                    "pteronimbus.auth.mail.enabled", "false",
                    "pteronimbus.public.url", "https://panel.example.test");
        }
    }

    @Test
    void shouldRefuseWhenRegistrationIsClosed() {
        // when
        var answer = from(Person.newAddress())
                .body(Map.of("email", "new@example.test", "password", "ten letters", "displayName", "New"))
                .post("/api/v1/auth/register");

        // then
        answer.then().statusCode(403).body("code", equalTo("forbidden"));
        from(Person.newAddress()).get("/api/v1/auth/providers").then().body("registrationOpen", equalTo(false));
    }

    @Test
    void shouldOfferNothingThatTakesAMailWhenNoneIsSent() {
        // given
        var admin = administrator();

        // when
        var forgot = from(Person.newAddress())
                .body(Map.of("email", AuthSettings.ADMIN_EMAIL))
                .post("/api/v1/auth/password/forgot");
        var verification = admin.request().post("/api/v1/me/email/verification");

        // then
        forgot.then().statusCode(404);
        verification.then().statusCode(409).body("code", equalTo("conflict"));
        from(Person.newAddress()).get("/api/v1/auth/providers").then().body("mail", equalTo(false));
    }

    @Test
    void shouldChangeTheAddressAtOnceWhenNoMailIsSent() {
        // given
        var admin = administrator();

        // when
        var answer = admin.request()
                .body(Map.of("email", "Admin2@pteronimbus.test", "currentPassword", AuthSettings.ADMIN_PASSWORD))
                .put("/api/v1/me/email");

        // then
        answer.then()
                .statusCode(200)
                .body("email", equalTo("admin2@pteronimbus.test"))
                .body("emailVerified", equalTo(false));
        admin.request()
                .body(Map.of("email", AuthSettings.ADMIN_EMAIL, "currentPassword", AuthSettings.ADMIN_PASSWORD))
                .put("/api/v1/me/email")
                .then()
                .statusCode(200);
    }

    private static Tokens administrator() {
        return new Person("", AuthSettings.ADMIN_EMAIL, AuthSettings.ADMIN_PASSWORD, Person.newAddress()).signIn();
    }

    @Test
    void shouldSendCookiesOverHttpsAloneWhenThePanelIsReachedByIt() {
        // when
        var answer = from(Person.newAddress()).post("/api/v1/auth/logout");

        // then
        assertThat(answer.headers().getValues("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }
}
