package io.pteronimbus.auth.provider;

import static io.pteronimbus.auth.support.Person.from;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.Directory;
import io.pteronimbus.auth.support.OidcIssuer;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.SimulatedDiscord;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What others are told of who somebody is elsewhere. */
@QuarkusTest
class ProviderEventsTest {
    private static final String TOPIC = "user-changed";
    private static final String IDENTITY = "/api/v1/me/identities/discord";

    private final Browser browser = new Browser();

    @Test
    void shouldTellTheDiscordAccountWhenItMakesAnAccount() {
        // given
        var discord = SimulatedDiscord.person("Aurora");

        // when
        browser.signInByDiscord(discord);

        // then
        var event = Topic.keyed(TOPIC, id(browser), 1).getFirst();
        assertThat(event.at("/version").asLong()).isEqualTo(1);
        assertThat(event.at("/displayName").asText()).isEqualTo("Aurora");
        assertThat(event.at("/discordId").asText()).isEqualTo(discord);
        assertThat(event.at("/email").isNull()).isTrue();
    }

    @Test
    void shouldTellNothingMoreWhenTheSamePersonComesAgain() {
        // given
        var discord = SimulatedDiscord.person("Again");
        browser.signInByDiscord(discord);

        // when
        new Browser().signInByDiscord(discord);
        rename(browser);

        // then
        var events = Topic.keyed(TOPIC, id(browser), 2);
        assertThat(versions(events)).containsExactly(1L, 2L);
        assertThat(events.getLast().at("/displayName").asText()).isEqualTo("Last");
        assertThat(events.getLast().at("/discordId").asText()).isEqualTo(discord);
    }

    @Test
    void shouldTellTheDiscordAccountUntilItIsUnlinked() {
        // given
        var person = Person.registered();
        browser.signedInAs(person);
        var discord = SimulatedDiscord.person("Linked");

        // when
        link(person, discord);
        link(person, discord);
        browser.request().delete(IDENTITY).then().statusCode(204);

        // then
        var events = Topic.keyed(TOPIC, person.id(), 3);
        assertThat(versions(events)).containsExactly(1L, 2L, 3L);
        assertThat(events)
                .extracting(event -> event.at("/discordId").asText(null))
                .containsExactly(null, discord, null);
    }

    @Test
    void shouldTellNobodyWhoSomebodyIsAtAnIssuer() {
        // given
        var subject = UUID.randomUUID().toString();
        OidcIssuer.next(subject, Map.of("name", "Ada", "email", "ada@example.test", "email_verified", true));
        var leaving = browser.open("/api/v1/auth/oidc/login");
        var back = given().urlEncodingEnabled(false).redirects().follow(false).get(leaving.header("Location"));

        // when
        browser.open(back.header("Location"));

        // then
        var event = Topic.keyed(TOPIC, id(browser), 1).getFirst();
        assertThat(event.at("/displayName").asText()).isEqualTo("Ada");
        assertThat(event.at("/discordId").isNull()).isTrue();
        // what a provider says of an address proves nothing
        assertThat(event.at("/email").isNull()).isTrue();
        assertThat(event.toString()).doesNotContain(subject);
    }

    @Test
    void shouldTellOfAnAccountWhenSomebodyComesFromTheDirectory() throws Exception {
        // given
        var name = Directory.person("directory secret", "kim@example.test");

        // when
        var id = from(Person.newAddress())
                .body(Map.of("username", name, "password", "directory secret"))
                .post("/api/v1/auth/ldap/login")
                .<String>path("user.id");

        // then
        var event = Topic.keyed(TOPIC, id, 1).getFirst();
        assertThat(event.at("/displayName").asText()).isEqualTo("Kim of the directory");
        assertThat(event.toString()).doesNotContain("kim@example.test", name, "directory secret");
    }

    private void link(Person person, String discord) {
        var begun = browser.post(IDENTITY, Map.of("currentPassword", person.password()));
        browser.open(browser.consent(browser.open(begun.<String>path("location")), discord))
                .then()
                .header("Location", "http://localhost:8080/account");
    }

    private static void rename(Browser browser) {
        browser.request()
                .body(Map.of("displayName", "Last"))
                .patch("/api/v1/me")
                .then()
                .statusCode(200);
    }

    private static String id(Browser browser) {
        return browser.open("/api/v1/me").path("id");
    }

    private static List<Long> versions(List<JsonNode> events) {
        return events.stream().map(event -> event.at("/version").asLong()).toList();
    }
}
