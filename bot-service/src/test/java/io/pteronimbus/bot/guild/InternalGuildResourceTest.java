package io.pteronimbus.bot.guild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.pteronimbus.bot.MembersIntent;
import io.pteronimbus.bot.support.SimulatedDiscord;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InternalGuildResourceTest {
    private final MembersIntent intent;

    InternalGuildResourceTest(MembersIntent intent) {
        this.intent = intent;
    }

    /** Another test may just have had the intent refused. */
    @BeforeEach
    void connect() {
        SimulatedDiscord.awaitSession();
        await().until(intent::isGranted);
    }

    @AfterEach
    void heal() {
        SimulatedDiscord.heal();
        SimulatedDiscord.membersIntent(true);
    }

    @Nested
    class OfAGuild {
        @Test
        void shouldTellItWithItsRolesWhenTheBotIsThere() {
            // given
            var guild = SimulatedDiscord.guildWithBot("Cloud Riders");
            var role = SimulatedDiscord.role(guild, "Pilots");
            // then
            get("/guilds/" + guild)
                    .statusCode(200)
                    .body("id", equalTo(guild))
                    .body("name", equalTo("Cloud Riders"))
                    .body("ownerId", notNullValue())
                    .body("membersListed", equalTo(true))
                    .body("roles.id", hasItems(guild, role));
        }

        @Test
        void shouldSay404WhenTheBotIsNotThere() {
            get("/guilds/" + SimulatedDiscord.guild("Without")).statusCode(404);
            get("/guilds/not-an-id").statusCode(404);
        }

        @Test
        void shouldSay503WhenDiscordIsInTrouble() {
            // given
            var guild = SimulatedDiscord.guildWithBot("Trouble");
            // when
            SimulatedDiscord.fail(Map.of("path", "/guilds/**", "status", 502));
            // then
            get("/guilds/" + guild).statusCode(503).header("Retry-After", notNullValue());
        }

        @Test
        void shouldSay503WhenDiscordAnswersRubbish() {
            // given
            var guild = SimulatedDiscord.guildWithBot("Rubbish");
            // when
            SimulatedDiscord.fail(Map.of("path", "/guilds/**", "garbage", true));
            // then
            get("/guilds/" + guild).statusCode(503);
        }

        @Test
        void shouldSay503WhenDiscordHangsUp() {
            // given
            var guild = SimulatedDiscord.guildWithBot("Hung up");
            // when
            SimulatedDiscord.fail(Map.of("path", "/guilds/**", "drop", true, "times", 1));
            // then
            get("/guilds/" + guild).statusCode(503).header("Retry-After", notNullValue());
        }

        @Test
        void shouldSay503WhenDiscordSaysNothing() {
            // given
            var guild = SimulatedDiscord.guildWithBot("Silent");
            // when
            SimulatedDiscord.fail(Map.of("path", "/guilds/" + guild, "delayMillis", 60_000, "times", 1));
            // then
            get("/guilds/" + guild)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .time(lessThan(8_000L));
            get("/guilds/" + guild).statusCode(200);
        }

        @Test
        void shouldTryAgainWhenTheLimitIsSoonOver() {
            // given
            var guild = SimulatedDiscord.guildWithBot("Soon");
            // when
            SimulatedDiscord.fail(Map.of("path", "/guilds/" + guild, "status", 429, "retryAfter", 1, "times", 1));
            // then
            get("/guilds/" + guild).statusCode(200);
        }

        @Test
        void shouldSay503AndAskNoMoreWhenTheLimitIsAnHour() {
            // given
            var guild = SimulatedDiscord.guildWithBot("Long");
            // when
            SimulatedDiscord.fail(Map.of("path", "/guilds/" + guild, "status", 429, "retryAfter", 3600, "times", 1));
            // then
            var retryAfter = get("/guilds/" + guild).statusCode(503).extract().header("Retry-After");
            assertThat(Integer.parseInt(retryAfter)).isBetween(3590, 3601);
            // and Discord, which would answer now, is not asked meanwhile
            get("/guilds/" + guild).statusCode(503);
            // nor is another guild concerned
            get("/guilds/" + SimulatedDiscord.guildWithBot("Other")).statusCode(200);
        }
    }

    @Nested
    class OfMembers {
        @Test
        void shouldListAllOfThemWhenThereAreTenThousand() {
            // given
            var guild = SimulatedDiscord.guildWithBot("Large");
            SimulatedDiscord.fill(guild, 10_000);
            var seen = new HashSet<String>();
            var after = "0";
            // when
            List<String> page;
            do {
                page = get("/guilds/" + guild + "/members?limit=1000&after=" + after)
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.userId");
                seen.addAll(page);
                after = page.isEmpty() ? after : page.getLast();
            } while (page.size() == 1000);
            // then: with the owner and the bot
            assertThat(seen).hasSize(10_002);
        }

        @Test
        void shouldRefuseALimitThatDiscordWouldRefuse() {
            get("/guilds/1/members?limit=1001").statusCode(400);
            get("/guilds/1/members?limit=0").statusCode(400);
            get("/guilds/1/members?after=1%26x").statusCode(400);
        }

        @Test
        void shouldSay403WhenTheyAreNotListed() {
            // given
            var guild = SimulatedDiscord.guildWithBot("Unlisted");
            // when
            SimulatedDiscord.membersIntent(false);
            // then
            get("/guilds/" + guild + "/members?limit=1000").statusCode(403);
            get("/guilds/" + guild).statusCode(200).body("membersListed", equalTo(false));
        }

        @Test
        void shouldSay404WhenTheBotIsNotThere() {
            get("/guilds/" + SimulatedDiscord.guild("Without") + "/members?limit=10")
                    .statusCode(404);
        }

        @Test
        void shouldTellOneOfThem() {
            // given
            var guild = SimulatedDiscord.guildWithBot("One");
            var person = SimulatedDiscord.person("Kim");
            // then
            get("/guilds/" + guild + "/members/" + person).statusCode(404);
            SimulatedDiscord.join(guild, person);
            get("/guilds/" + guild + "/members/" + person)
                    .statusCode(200)
                    .body("userId", equalTo(person))
                    .body("name", equalTo("Kim"))
                    .body("bot", equalTo(false))
                    .body("roleIds", equalTo(List.of()));
        }
    }

    @Nested
    class OfTheApplication {
        @Test
        void shouldTellWhereTheBotIsAdded() {
            get("/application")
                    .statusCode(200)
                    .body("clientId", equalTo(SimulatedDiscord.CLIENT))
                    .body(
                            "installUrl",
                            org.hamcrest.Matchers.endsWith("/oauth2/authorize?client_id=" + SimulatedDiscord.CLIENT
                                    + "&scope=bot%20applications.commands&permissions=19456&response_type=code"
                                    + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcommunities%2Fadded"));
        }

        @Test
        void shouldBeForServicesAlone() {
            given().get("/internal/application").then().statusCode(401);
            given().get("/internal/guilds/1").then().statusCode(401);
        }

        @Test
        void shouldShowItsConnectionAndNoToken() {
            // when
            var health = given().get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            var metrics = given().get("/q/metrics").asString();
            // then
            assertThat(health).contains("\"gateway\": \"connected\"").doesNotContain(SimulatedDiscord.TOKEN);
            assertThat(metrics).contains("pteronimbus_bot_connected 1.0").contains("pteronimbus_bot_rest_total");
        }
    }

    private static ValidatableResponse get(String path) {
        return given().header("Authorization", "Bearer " + TestTokens.service("tenant-service", "bot-service"))
                .urlEncodingEnabled(false)
                .get("/internal" + path)
                .then();
    }
}
