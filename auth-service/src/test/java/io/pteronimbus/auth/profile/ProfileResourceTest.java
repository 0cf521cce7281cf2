package io.pteronimbus.auth.profile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.Mailbox;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.SimulatedDiscord;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProfileResourceTest {

    @Test
    void shouldTellWhatOthersMayKnowAndNoMore() {
        // given
        var person = Person.registered();

        // when
        var answer = ask(person.id());

        // then
        answer.statusCode(200)
                .body("userId", equalTo(person.id()))
                .body("version", equalTo(1))
                .body("displayName", equalTo("Robin"))
                .body("email", nullValue())
                .body("discordId", nullValue());
        assertThat(answer.extract().<Map<String, Object>>path("$").keySet())
                .isEqualTo(Set.of("userId", "version", "displayName", "email", "discordId"));
    }

    @Test
    void shouldTellTheAddressWhenItIsProven() {
        // given
        var person = Person.registered();
        Person.from(person.address())
                .body(Map.of("token", Mailbox.token(person.email(), Mailbox.VERIFY)))
                .post("/api/v1/auth/verify-email")
                .then()
                .statusCode(204);

        // when
        var answer = ask(person.id());

        // then
        answer.body("version", equalTo(2)).body("email", equalTo(person.email()));
    }

    @Test
    void shouldTellTheDiscordAccountWhenThereIsOne() {
        // given
        var discord = SimulatedDiscord.person("Known");
        var browser = new Browser();
        browser.signInByDiscord(discord);

        // when
        var answer = ask(browser.open("/api/v1/me").path("id"));

        // then
        answer.body("discordId", equalTo(discord)).body("displayName", equalTo("Known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0192f0a0-0000-7000-8000-00000000dead", "nobody", "%00"})
    void shouldFindNobodyWhenThereIsNoSuchAccount(String id) {
        ask(id).statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void shouldBeClosedToEverybodyButServices() {
        // given
        var person = Person.registered();
        var path = "/internal/users/" + person.id();

        // when
        var stranger = given().get(path);
        var owner = person.signIn().request().get(path);
        var forAnother = given().header("Authorization", "Bearer " + TestTokens.service("gateway", "tenant-service"))
                .get(path);

        // then
        stranger.then().statusCode(401);
        owner.then().statusCode(401);
        forAnother.then().statusCode(401);
    }

    @Test
    void shouldKeepTheAddressOutOfLogs() {
        // when
        var text = new Profile(new UUID(1, 2), 3, "Kim", "kim@example.test", "42").toString();

        // then
        assertThat(text).doesNotContain("Kim", "kim@example.test", "42");
    }

    private static ValidatableResponse ask(String id) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + TestTokens.service("tenant-service", "auth-service"))
                .get("/internal/users/" + id)
                .then();
    }
}
