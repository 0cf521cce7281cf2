package io.pteronimbus.auth.discord;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.SimulatedDiscord;
import io.pteronimbus.fakediscord.state.Permissions;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class GuildResourceTest {
    private static final String GUILDS = "/users/@me/guilds";
    private static final String NOT_LINKED = "discord-not-linked";

    private final Browser browser = new Browser();
    private String discord;
    private String userId;

    @BeforeEach
    void signIn() {
        discord = SimulatedDiscord.person("Guilds");
        browser.signInByDiscord(discord);
        userId = browser.open("/api/v1/me").path("id");
    }

    @AfterEach
    void heal() {
        SimulatedDiscord.heal();
    }

    @Nested
    class Answers {

        @Test
        void shouldTellWhatThePersonMayDoInTheirGuilds() {
            // given
            var own = SimulatedDiscord.guild("Own guild", discord);
            var other = SimulatedDiscord.guild("Another's guild", SimulatedDiscord.person("Owner"));
            SimulatedDiscord.join(other, discord);
            SimulatedDiscord.guild("Nothing to do with them", SimulatedDiscord.person("Stranger"));

            // when
            var answer = ask(userId);

            // then
            var items = answer.statusCode(200).extract().<List<Map<String, Object>>>path("items");
            assertThat(items).extracting(item -> item.get("id")).containsExactlyInAnyOrder(own, other);
            assertThat(items)
                    .allSatisfy(item ->
                            assertThat(item.keySet()).isEqualTo(Set.of("id", "name", "icon", "owner", "permissions")));
            assertThat(items)
                    .filteredOn(item -> own.equals(item.get("id")))
                    .first()
                    .satisfies(item -> assertThat(item)
                            .containsEntry("name", "Own guild")
                            .containsEntry("icon", "0123456789abcdef")
                            .containsEntry("owner", true)
                            .containsEntry("permissions", Long.toString(Permissions.ALL)));
            assertThat(items)
                    .filteredOn(item -> other.equals(item.get("id")))
                    .first()
                    .satisfies(item -> assertThat(item).containsEntry("owner", false));
        }

        @Test
        void shouldTellOfNoneWhenThePersonIsInNoGuild() {
            ask(userId).statusCode(200).body("items.size()", equalTo(0));
        }

        @Test
        void shouldBeClosedToEverybodyButServices() {
            // given
            var path = "/internal/users/" + userId + "/discord-guilds";

            // when
            var stranger = given().get(path);
            var owner = browser.request().get(path);

            // then
            stranger.then().statusCode(401);
            owner.then().statusCode(401);
        }
    }

    @Nested
    class NotLinked {

        @Test
        void shouldSaySoWhenThereIsNoDiscordAccountOrNoAccountAtAll() {
            ask(Person.registered().id()).statusCode(409).body("code", equalTo(NOT_LINKED));
            ask(UUID.randomUUID().toString()).statusCode(409).body("code", equalTo(NOT_LINKED));
            ask("nobody").statusCode(404);
        }

        @Test
        void shouldSaySoAtOnceWhenItWasUnlinked() {
            // given: with a way in of their own
            var person = Person.registered();
            var here = new Browser().signedInAs(person);
            var begun = here.post("/api/v1/me/identities/discord", Map.of("currentPassword", person.password()));
            here.open(here.consent(here.open(begun.<String>path("location")), SimulatedDiscord.person("Linked")));
            ask(person.id()).statusCode(200);

            // when
            here.request().delete("/api/v1/me/identities/discord").then().statusCode(204);

            // then
            ask(person.id()).statusCode(409).body("code", equalTo(NOT_LINKED));
        }

        @Test
        void shouldSaySoUntilTheyComeBackWhenTheySignedOutEverywhere() {
            // given
            browser.request().post("/api/v1/auth/logout").then().statusCode(204);

            // when
            var away = ask(userId);

            // then
            away.statusCode(409).body("code", equalTo(NOT_LINKED));
            new Browser().signInByDiscord(discord);
            ask(userId).statusCode(200);
        }

        @Test
        void shouldSaySoUntilTheyComeBackWhenTheyTookThePermissionBackAtDiscord() {
            // given
            SimulatedDiscord.forget(discord);

            // when
            var refused = ask(userId);

            // then: and Discord is not asked with that token again
            refused.statusCode(409).body("code", equalTo(NOT_LINKED));
            SimulatedDiscord.fail(Map.of("path", "/**", "status", 500));
            ask(userId).statusCode(409);
            SimulatedDiscord.heal();
            new Browser().signInByDiscord(discord);
            ask(userId).statusCode(200);
        }

        @Test
        void shouldAskAgainWithAnotherTokenWhenDiscordRefusesOne() {
            // given
            SimulatedDiscord.fail(Map.of("path", GUILDS, "status", 401, "times", 1));

            // when
            var answer = ask(userId);

            // then
            answer.statusCode(200);
        }

        @Test
        void shouldGiveUpWhenDiscordRefusesTheOtherTokenToo() {
            // given
            SimulatedDiscord.fail(Map.of("path", GUILDS, "status", 401, "times", 2));

            // when
            var answer = ask(userId);

            // then
            answer.statusCode(409).body("code", equalTo(NOT_LINKED));
            ask(userId).statusCode(409);
        }
    }

    @Nested
    class DiscordIll {

        @ParameterizedTest
        @CsvSource({"status, 500", "status, 503", "status, 403", "garbage, true", "drop, true"})
        void shouldSaySoAndRecoverWhenItDoesNotAnswerAsItShould(String what, String value) {
            // given
            fail(GUILDS, what, value);

            // when
            var answer = ask(userId);

            // then
            answer.statusCode(503)
                    .body("code", equalTo("dependency-unavailable"))
                    .body("detail", containsString("Discord"))
                    .header("Retry-After", "2");
            SimulatedDiscord.heal();
            recovered();
        }

        @ParameterizedTest
        @CsvSource({"status, 500", "status, 429", "status, 401", "garbage, true", "drop, true"})
        void shouldKeepWhatItHasWhenAnotherTokenCannotBeHad(String what, String value) {
            // given
            SimulatedDiscord.fail(Map.of("path", GUILDS, "status", 401, "times", 1));
            fail("/oauth2/token", what, value);

            // when
            var answer = ask(userId);

            // then
            answer.statusCode(503).body("code", equalTo("dependency-unavailable"));
            SimulatedDiscord.heal();
            recovered();
        }

        @Test
        void shouldNotWaitForeverWhenItIsSlow() {
            // given
            SimulatedDiscord.fail(Map.of("path", GUILDS, "delayMillis", 30_000));

            // when
            var answer = ask(userId);

            // then
            answer.statusCode(503).body("code", equalTo("dependency-unavailable"));
            assertThat(answer.extract().time()).isLessThan(10_000);
        }

        @Test
        void shouldPassOnWhenToComeBackWhenItIsAskedTooOften() {
            // given
            SimulatedDiscord.fail(Map.of("path", GUILDS, "status", 429, "retryAfter", 41.2));

            // when
            var answer = ask(userId);

            // then
            answer.statusCode(503)
                    .body("code", equalTo("dependency-unavailable"))
                    .body("detail", not(containsString("429")))
                    .header("Retry-After", "42");
            // and leaves it alone until then
            SimulatedDiscord.heal();
            ask(userId).statusCode(503);
            ask(Person.registered().id()).statusCode(409);
        }

        private void recovered() {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> ask(userId).extract().statusCode() == 200);
        }

        private static void fail(String path, String what, String value) {
            SimulatedDiscord.fail(
                    Map.of("path", path, what, value.equals("true") ? (Object) true : Integer.valueOf(value)));
        }
    }

    private static ValidatableResponse ask(String userId) {
        return given().header("Authorization", "Bearer " + TestTokens.service("tenant-service", "auth-service"))
                .get("/internal/users/" + userId + "/discord-guilds")
                .then();
    }
}
