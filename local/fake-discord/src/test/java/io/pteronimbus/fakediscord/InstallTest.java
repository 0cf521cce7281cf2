package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a person adds the bot to a community. */
class InstallTest {

    private static final String PERMISSIONS = "117760";

    @RegisterExtension
    final Discord discord = Discord.untouched();

    @BeforeEach
    void letSessionsBeginAtOnce() {
        discord.control("PATCH", "/gateway", "{'identifySpacingMillis':0}").is(200);
    }

    private static Map<String, String> wish(@Nullable String... changes) {
        Map<String, String> wish = Discord.wish("scope", "bot applications.commands identify guilds");
        wish.put("permissions", PERMISSIONS);
        for (int i = 0; i < changes.length; i += 2) {
            String value = changes[i + 1];
            if (value == null) {
                wish.remove(changes[i]);
            } else {
                wish.put(String.valueOf(changes[i]), value);
            }
        }
        return wish;
    }

    private Answer page(@Nullable String... changes) {
        return discord.get("/oauth2/authorize?" + Discord.encode(wish(changes)), "");
    }

    private Answer decide(String person, @Nullable String... changes) {
        Map<String, String> fields = new HashMap<>(wish(changes));
        fields.putIfAbsent("decision", "allow");
        fields.put("person", person);
        return discord.form("/oauth2/authorize", fields);
    }

    private JsonNode state() {
        return discord.control("GET", "/state", "").json();
    }

    @Test
    void shouldFindTheSampleWithoutTheBot() {
        assertThat(state().at("/guilds/0/name").asText()).isEqualTo("Cloud Riders");
        assertThat(state().at("/guilds/0/members")).hasSize(4);
        discord.bot("/guilds/" + discord.guild()).refused(403, 50001);
    }

    @Nested
    class Pages {

        @Test
        void shouldAskWhoThenWhere() {
            discord.addGuild("Second <b>", false);
            Answer first = page();
            assertThat(first.is(200).body())
                    .contains("Add Pteronimbus to a server", "Add a bot to a server of yours", "Continue")
                    .contains("name=\"permissions\" value=\"117760\"");

            Answer second = decide(discord.person("aurora"));

            assertThat(second.is(200).body())
                    .contains("Which server?", "> Cloud Riders", "> Second &lt;b&gt;")
                    .contains("Aurora Finch", "<li>View Channels</li>", "<li>Read Message History</li>")
                    .contains("You will return to <code>http://localhost:8080</code>")
                    .doesNotContain("checked", "<script", "<b>", "Administrator", "role=\"alert\"");
            assertThat(second.header("Content-Security-Policy"))
                    .contains("form-action 'self' http://localhost:8080 http://127.0.0.1:8080;");
        }

        @Test
        void shouldProposeTheGuildTheApplicationMeans() {
            String other = discord.addGuild("Second", false);

            assertThat(decide(discord.person("aurora"), "guild_id", other).body())
                    .contains("value=\"" + other + "\" required checked> Second")
                    .contains("required> Cloud Riders");
            assertThat(decide(discord.person("aurora"), "guild_id", other, "disable_guild_select", "true")
                            .body())
                    .contains("required checked> Second")
                    .doesNotContain("Cloud Riders");
        }

        @Test
        void shouldOfferNothingToWhoCanManageNothing() {
            Answer page = decide(discord.person("dmitri"));

            assertThat(page.is(200).body())
                    .contains("You can manage no server")
                    .doesNotContain("value=\"allow\"", "Cloud Riders");
        }

        @Test
        void shouldSayThatTheBotGetsNoPermissionsWhenNoneAreWanted() {
            assertThat(decide(discord.person("aurora"), "permissions", null).body())
                    .contains("gets no permissions of its own");
        }

        @ParameterizedTest
        @CsvSource({
            "permissions,x,invalid_request",
            "permissions,-8,invalid_request",
            "guild_id,x,invalid_request",
            "scope,bot webhook.incoming,invalid_scope",
            "response_type,token,unsupported_response_type",
            "response_type,,unsupported_response_type"
        })
        void shouldTellTheApplicationWhenItAskedWrongly(String name, @Nullable String value, String error) {
            assertThat(page(name, value).sentBack()).containsEntry("error", error);
        }

        @Test
        void shouldSayAccessDeniedWhenSomebodyCancels() {
            assertThat(decide(discord.person("aurora"), "decision", "deny").sentBack())
                    .containsEntry("error", "access_denied");
            discord.bot("/guilds/" + discord.guild()).refused(403, 50001);
        }
    }

    @Nested
    class Installing {

        @ParameterizedTest
        @CsvSource({"aurora,303", "bastian,303", "celeste,400", "dmitri,400"})
        void shouldBeForThoseWhoCanManageTheGuild(String person, int status) {
            Answer answer = decide(discord.person(person), "guild", discord.guild());

            answer.is(status);
            discord.bot("/guilds/" + discord.guild()).is(status == 303 ? 200 : 403);
        }

        @Test
        void shouldBeForAdministratorsToo() {
            String guild = "/guilds/" + discord.guild();
            String role = discord.control("POST", guild + "/roles", "{'name':'Root','permissions':'8'}")
                    .text("/id");
            discord.control("PATCH", guild + "/members/" + discord.person("dmitri"), "{'roles':['" + role + "']}");

            decide(discord.person("dmitri"), "guild", discord.guild()).is(303);
        }

        @Test
        void shouldAddTheBotWithARoleAndTellEverybody() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                assertThat(bot.readyData().path("guilds")).isEmpty();

                Answer answer = decide(discord.person("aurora"), "guild", discord.guild());

                assertThat(answer.sentBack())
                        .containsOnlyKeys("code", "state", "guild_id", "permissions")
                        .containsEntry("guild_id", discord.guild())
                        .containsEntry("permissions", PERMISSIONS)
                        .containsEntry("state", "a state & more");
                JsonNode guild = bot.event("GUILD_CREATE");
                assertThat(guild.path("id").asText()).isEqualTo(discord.guild());
                assertThat(guild.at("/roles/3/tags/bot_id").asText()).isEqualTo(Discord.CLIENT);
                assertThat(guild.at("/roles/3/permissions").asText()).isEqualTo(PERMISSIONS);
                assertThat(guild.at("/members/0/roles/0").asText())
                        .isEqualTo(guild.at("/roles/3/id").asText());
            }
        }

        @Test
        void shouldGiveTokensAndProveTheGuildWhenCodeIsRedeemed() {
            String code = String.valueOf(decide(discord.person("aurora"), "guild", discord.guild())
                    .sentBack()
                    .get("code"));

            Answer tokens = discord.redeem(code).is(200);

            assertThat(tokens.text("/guild/id")).isEqualTo(discord.guild());
            assertThat(tokens.text("/scope")).isEqualTo("bot applications.commands identify guilds");
            discord.get("/api/v10/users/@me", "Bearer " + tokens.text("/access_token"))
                    .is(200);
            assertThat(discord.refresh(tokens.text("/refresh_token"))
                            .is(200)
                            .json()
                            .has("guild"))
                    .isFalse();
        }

        @Test
        void shouldChangeWhatTheBotMayWhenItIsThereAlready() {
            decide(discord.person("aurora"), "guild", discord.guild()).is(303);
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                decide(discord.person("aurora"), "guild", discord.guild(), "permissions", "8")
                        .is(303);

                assertThat(bot.event("GUILD_ROLE_UPDATE")
                                .at("/role/permissions")
                                .asText())
                        .isEqualTo("8");
                assertThat(bot.all()).isEmpty();
            }
            assertThat(state().at("/guilds/0/members")).hasSize(5);
        }

        @Test
        void shouldMakeNoRoleUntilThereIsAPermission() {
            decide(discord.person("aurora"), "guild", discord.guild(), "permissions", null)
                    .is(303);
            assertThat(discord.bot("/guilds/" + discord.guild() + "/roles")
                            .is(200)
                            .json())
                    .hasSize(3);
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                decide(discord.person("aurora"), "guild", discord.guild()).is(303);

                bot.event("GUILD_ROLE_CREATE");
                assertThat(bot.event("GUILD_MEMBER_UPDATE").path("roles")).hasSize(1);
            }
        }

        @Test
        void shouldOnlyBePossibleWhereItWasMeantWhenSelectionIsDisabled() {
            String other = discord.addGuild("Second", false);

            Answer answer = decide(
                    discord.person("aurora"),
                    "guild",
                    discord.guild(),
                    "guild_id",
                    other,
                    "disable_guild_select",
                    "true");

            assertThat(answer.is(400).body()).contains("role=\"alert\"", "Choose a server you can manage.");
            discord.bot("/guilds/" + discord.guild()).refused(403, 50001);
        }

        @Test
        void shouldBeRefusedWhenTheGuildHasNoRoomForARole() {
            discord.control("POST", "/guilds/" + discord.guild() + "/bulk", "{'roles':247}")
                    .is(201);

            Answer answer = decide(discord.person("aurora"), "guild", discord.guild());

            assertThat(answer.is(400).body()).contains("Maximum number of guild roles reached (250)");
            discord.bot("/guilds/" + discord.guild()).refused(403, 50001);
        }

        @Test
        void shouldReturnToTheFirstAddressWhenNoneIsGiven() {
            Answer answer = decide(discord.person("aurora"), "guild", discord.guild(), "redirect_uri", null);

            assertThat(answer.is(303).header("Location")).startsWith(Discord.CALLBACK + "?code=");
        }

        @Test
        void shouldBePossibleAgainAfterTheBotWasKicked() {
            decide(discord.person("aurora"), "guild", discord.guild()).is(303);
            discord.control("DELETE", "/guilds/" + discord.guild() + "/members/" + Discord.CLIENT, "")
                    .is(204);

            decide(discord.person("bastian"), "guild", discord.guild()).is(303);

            discord.bot("/guilds/" + discord.guild()).is(200);
        }
    }

    /** Discord's plain invite: nobody hears of it but the guild. */
    @Nested
    class WithoutReturn {

        private final String[] plain = {
            "scope", "bot applications.commands", "response_type", null, "redirect_uri", null
        };

        private String[] plain(String... more) {
            String[] all = Arrays.copyOf(plain, plain.length + more.length);
            System.arraycopy(more, 0, all, plain.length, more.length);
            return all;
        }

        @Test
        void shouldEndOnAPageThatSaysSo() {
            assertThat(page(plain).is(200).body()).doesNotContain("You will return");

            Answer answer = decide(discord.person("aurora"), plain("guild", discord.guild()));

            assertThat(answer.is(200).body()).contains("Pteronimbus is now in <strong>Cloud Riders</strong>");
            assertThat(answer.header("Location")).isEmpty();
            discord.bot("/guilds/" + discord.guild()).is(200);
        }

        @Test
        void shouldEndOnAPageWhenSomebodyCancels() {
            Answer answer = decide(discord.person("aurora"), plain("decision", "deny"));

            assertThat(answer.is(200).body()).contains("Cancelled");
            discord.bot("/guilds/" + discord.guild()).refused(403, 50001);
        }

        @Test
        void shouldSayWhatIsWrongOnAPage() {
            assertThat(page(plain("permissions", "x")).is(400).body())
                    .contains("Value of &quot;permissions&quot; is no number.");
        }

        @Test
        void shouldNotBePossibleWhenSomethingIsToBeKnownOfThePerson() {
            assertThat(page(plain("scope", "bot identify")).sentBack())
                    .containsEntry("error", "unsupported_response_type");
            assertThat(page(plain("scope", "applications.commands")).is(400).body())
                    .contains("Invalid OAuth2 redirect_uri");
        }
    }
}
