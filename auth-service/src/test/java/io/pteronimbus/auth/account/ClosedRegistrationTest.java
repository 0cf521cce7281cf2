package io.pteronimbus.auth.account;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.Person;
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
    void shouldSendCookiesOverHttpsAloneWhenThePanelIsReachedByIt() {
        // when
        var answer = from(Person.newAddress()).post("/api/v1/auth/logout");

        // then
        assertThat(answer.headers().getValues("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }
}
