package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayEventTest {

    @RegisterExtension
    final Discord discord = new Discord();

    @BeforeEach
    void letSessionsBeginAtOnce() {
        discord.control("PATCH", "/gateway", "{'identifySpacingMillis':0}").is(200);
    }

    private String guild() {
        return "/guilds/" + discord.guild();
    }

    private String member(String username) {
        return guild() + "/members/" + discord.person(username);
    }

    private String addRole() {
        return discord.control("POST", guild() + "/roles", "{'name':'Operator','permissions':'32'}")
                .is(201)
                .text("/id");
    }

    @Nested
    class OfGuilds {

        @Test
        void shouldSayWhatTheyAreNow() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                discord.control("PATCH", guild(), "{'name':'Renamed','ownerId':'" + discord.person("bastian") + "'}")
                        .is(200);

                JsonNode guild = bot.event("GUILD_UPDATE");
                assertThat(guild.path("name").asText()).isEqualTo("Renamed");
                assertThat(guild.path("owner_id").asText()).isEqualTo(discord.person("bastian"));
                discord.control("PATCH", guild(), "{'name':'Renamed'}").is(200);
                assertThat(bot.all()).isEmpty();
            }
        }

        @Test
        void shouldComeWhenTheBotIsAddedAndKicked() {
            String other = discord.addGuild("Other", false);
            String self = "/guilds/" + other + "/members/" + Discord.CLIENT;
            try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
                discord.control("PUT", self, "{'permissions':'117760','nick':'Helper'}")
                        .is(201);

                JsonNode guild = bot.event("GUILD_CREATE");
                assertThat(guild.path("name").asText()).isEqualTo("Other");
                assertThat(guild.path("roles")).hasSize(2);
                assertThat(guild.path("member_count").asInt()).isEqualTo(2);
                JsonNode update = bot.event("GUILD_MEMBER_UPDATE");
                assertThat(update.path("nick").asText()).isEqualTo("Helper");
                assertThat(bot.all()).isEmpty();
                discord.control("DELETE", self, "").is(204);

                JsonNode gone = bot.event("GUILD_DELETE");

                assertThat(gone.path("id").asText()).isEqualTo(other);
                assertThat(gone.has("unavailable")).isFalse();
                discord.control("PATCH", "/guilds/" + other, "{'name':'Unseen'}")
                        .is(200);
                assertThat(bot.all()).isEmpty();
            }
        }

        @Test
        void shouldComeWhenTheBotLeaves() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                String guild = discord.guild();

                discord.botDelete("/users/@me/guilds/" + guild).is(204);

                assertThat(bot.event("GUILD_DELETE").path("id").asText()).isEqualTo(guild);
                discord.bot("/guilds/" + guild).refused(403, 50001);
                discord.botDelete("/users/@me/guilds/" + guild).refused(404, 10004);
                discord.botDelete("/users/@me/guilds/5").refused(404, 10004);
                discord.botDelete("/users/@me/guilds/x").refused(400, 50035);
                assertThat(discord.control("GET", "/state", "").at("/guilds/0/roles"))
                        .hasSize(3);
            }
        }

        @Test
        void shouldComeWhenAGuildIsNoMore() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                discord.control("DELETE", guild(), "").is(204);

                assertThat(bot.event("GUILD_DELETE").has("unavailable")).isFalse();
            }
        }

        @Test
        void shouldSayThatOneIsUnavailableDuringAnOutage() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                discord.control("PUT", guild() + "/outage", "").is(204);
                discord.control("PUT", guild() + "/outage", "").is(204);

                JsonNode gone = bot.event("GUILD_DELETE");
                assertThat(gone.path("unavailable").asBoolean()).isTrue();
                addRole();
                assertThat(bot.all()).isEmpty();
                try (Bot late = Bot.connect(discord)) {
                    late.hello();
                    late.identify(Bot.GUILDS);
                    assertThat(late.event("READY").path("guilds")).hasSize(1);
                    assertThat(late.event("GUILD_DELETE").path("unavailable").asBoolean())
                            .isTrue();
                }
                discord.control("DELETE", guild() + "/outage", "").is(204);
                discord.control("DELETE", guild() + "/outage", "").is(204);

                JsonNode back = bot.event("GUILD_CREATE");

                assertThat(back.path("roles")).hasSize(5);
                assertThat(bot.all()).isEmpty();
            }
        }
    }

    @Nested
    class OfRoles {

        @Test
        void shouldFollowThemFromTheirMakingToTheirEnd() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                String id = addRole();
                JsonNode created = bot.event("GUILD_ROLE_CREATE");
                assertThat(created.path("guild_id").asText()).isEqualTo(discord.guild());
                assertThat(created.at("/role/id").asText()).isEqualTo(id);
                assertThat(created.at("/role/permissions").asText()).isEqualTo("32");

                discord.control("PATCH", guild() + "/roles/" + id, "{'name':'Captain'}")
                        .is(200);
                assertThat(bot.event("GUILD_ROLE_UPDATE").at("/role/name").asText())
                        .isEqualTo("Captain");

                discord.control("DELETE", guild() + "/roles/" + id, "").is(204);
                JsonNode deleted = bot.event("GUILD_ROLE_DELETE");
                assertThat(deleted.path("role_id").asText()).isEqualTo(id);
                assertThat(deleted.path("guild_id").asText()).isEqualTo(discord.guild());
            }
        }

        /** Discord's documents promise nothing for the members: clients take the role from them. */
        @Test
        void shouldBeTheOnlyOnesWhenADeletedRoleIsTakenFromMembers() {
            String id = addRole();
            discord.control("PATCH", member("dmitri"), "{'roles':['" + id + "']}")
                    .is(200);
            try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
                discord.control("DELETE", guild() + "/roles/" + id, "").is(204);

                bot.event("GUILD_ROLE_DELETE");

                assertThat(bot.all()).isEmpty();
                assertThat(discord.bot(member("dmitri")).is(200).at("/roles")).isEmpty();
            }
        }
    }

    @Nested
    class OfChannels {

        @Test
        void shouldFollowThemFromTheirMakingToTheirEnd() {
            String channels = guild() + "/channels";
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                String category = discord.control("POST", channels, "{'name':'Games','type':4}")
                        .text("/id");
                assertThat(bot.event("CHANNEL_CREATE").path("guild_id").asText())
                        .isEqualTo(discord.guild());
                String inside = discord.control("POST", channels, "{'name':'in','parentId':'" + category + "'}")
                        .text("/id");
                assertThat(bot.event("CHANNEL_CREATE").path("parent_id").asText())
                        .isEqualTo(category);
                discord.control("PATCH", channels + "/" + inside, "{'name':'still-in'}")
                        .is(200);
                assertThat(bot.event("CHANNEL_UPDATE").path("name").asText()).isEqualTo("still-in");

                discord.control("DELETE", channels + "/" + category, "").is(204);

                assertThat(bot.event("CHANNEL_DELETE").path("id").asText()).isEqualTo(category);
                JsonNode freed = bot.event("CHANNEL_UPDATE");
                assertThat(freed.path("id").asText()).isEqualTo(inside);
                assertThat(freed.path("parent_id").isNull()).isTrue();
            }
        }
    }

    @Nested
    class OfMembers {

        @Test
        void shouldFollowThemFromJoiningToLeaving() {
            String erin =
                    discord.control("POST", "/people", "{'username':'erin'}").text("/id");
            String role = addRole();
            String member = guild() + "/members/" + erin;
            try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
                discord.control("PUT", member, "{}").is(201);
                JsonNode added = bot.event("GUILD_MEMBER_ADD");
                assertThat(added.path("guild_id").asText()).isEqualTo(discord.guild());
                assertThat(added.at("/user/username").asText()).isEqualTo("erin");

                discord.control("PATCH", member, "{'roles':['" + role + "'],'nick':'E'}")
                        .is(200);
                JsonNode updated = bot.event("GUILD_MEMBER_UPDATE");
                assertThat(updated.at("/roles/0").asText()).isEqualTo(role);
                assertThat(updated.path("nick").asText()).isEqualTo("E");
                assertThat(updated.at("/user/id").asText()).isEqualTo(erin);

                discord.control("PATCH", member, "{'nick':'E'}").is(200);
                discord.control("DELETE", member, "").is(204);
                JsonNode removed = bot.event("GUILD_MEMBER_REMOVE");
                assertThat(removed.at("/user/id").asText()).isEqualTo(erin);
                assertThat(removed.path("guild_id").asText()).isEqualTo(discord.guild());
            }
        }

        @Test
        void shouldFollowThePeopleThemselves() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
                String dmitri = "/people/" + discord.person("dmitri");
                discord.control("PATCH", dmitri, "{'globalName':'Dima'}").is(200);
                assertThat(bot.event("GUILD_MEMBER_UPDATE")
                                .at("/user/global_name")
                                .asText())
                        .isEqualTo("Dima");
                discord.control("PATCH", dmitri, "{'globalName':'Dima'}").is(200);
                assertThat(bot.all()).isEmpty();

                discord.control("DELETE", dmitri, "").is(204);
                assertThat(bot.event("GUILD_MEMBER_REMOVE").at("/user/username").asText())
                        .isEqualTo("dmitri");

                discord.control("DELETE", "/people/" + discord.person("aurora"), "")
                        .is(204);
                bot.event("GUILD_DELETE");
                assertThat(bot.all()).isEmpty();
            }
        }

        @Test
        void shouldComeOfTheBotItselfWhateverItWants() {
            String role = addRole();
            try (Bot bot = Bot.ready(discord, Bot.GUILDS);
                    Bot silent = Bot.ready(discord, 0)) {
                discord.control("PATCH", guild() + "/members/" + Discord.CLIENT, "{'roles':['" + role + "']}")
                        .is(200);

                assertThat(bot.event("GUILD_MEMBER_UPDATE").path("roles")).hasSize(2);
                assertThat(silent.event("GUILD_MEMBER_UPDATE").at("/user/id").asText())
                        .isEqualTo(Discord.CLIENT);

                discord.control("PATCH", "/people/" + Discord.CLIENT, "{'avatar':'abc'}")
                        .is(200);
                assertThat(bot.event("USER_UPDATE").path("avatar").asText()).isEqualTo("abc");
                bot.event("GUILD_MEMBER_UPDATE");
            }
        }

        @Test
        void shouldTellOtherBotsOfABotAndItsRole() {
            Answer other = discord.control("POST", "/applications", "{'name':'Other'}");
            String member = guild() + "/members/" + other.text("/id");
            try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
                discord.control("PUT", member, "{'permissions':'8'}").is(201);
                assertThat(bot.event("GUILD_ROLE_CREATE").at("/role/managed").asBoolean())
                        .isTrue();
                assertThat(bot.event("GUILD_MEMBER_ADD").at("/user/bot").asBoolean())
                        .isTrue();

                discord.control("DELETE", "/applications/" + other.text("/id"), "")
                        .is(204);

                bot.event("GUILD_MEMBER_REMOVE");
                bot.event("GUILD_ROLE_DELETE");
                assertThat(bot.all()).isEmpty();
            }
        }

        @Test
        void shouldEndWithTheApplication() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                discord.control("DELETE", "/applications/" + Discord.CLIENT, "").is(204);

                assertThat(bot.closeCode()).isEqualTo(4004);
                assertThat(discord.control("GET", "/gateway", "").at("/sessions"))
                        .isEmpty();
            }
        }
    }

    /** Each thing that happens, and whom it is told to. */
    @ParameterizedTest
    @CsvSource({
        "0,''",
        "1,GUILD_UPDATE GUILD_ROLE_CREATE GUILD_ROLE_UPDATE GUILD_ROLE_DELETE CHANNEL_CREATE CHANNEL_UPDATE CHANNEL_DELETE"
                + " GUILD_DELETE",
        "2,GUILD_MEMBER_ADD GUILD_MEMBER_UPDATE GUILD_MEMBER_REMOVE",
        "3,GUILD_UPDATE GUILD_ROLE_CREATE GUILD_ROLE_UPDATE GUILD_ROLE_DELETE CHANNEL_CREATE CHANNEL_UPDATE CHANNEL_DELETE"
                + " GUILD_MEMBER_ADD GUILD_MEMBER_UPDATE GUILD_MEMBER_REMOVE GUILD_DELETE",
        "512,''"
    })
    void shouldComeWhenTheyWereAskedFor(int intents, String events) {
        String guild = guild();
        String erin = discord.control("POST", "/people", "{'username':'erin'}").text("/id");
        try (Bot bot = Bot.ready(discord, intents)) {
            discord.control("PATCH", guild, "{'name':'Renamed'}").is(200);
            String role = guild + "/roles/" + addRole();
            discord.control("PATCH", role, "{'name':'Captain'}").is(200);
            discord.control("DELETE", role, "").is(204);
            String channel = guild + "/channels/"
                    + discord.control("POST", guild + "/channels", "{'name':'x'}")
                            .text("/id");
            discord.control("PATCH", channel, "{'name':'y'}").is(200);
            discord.control("DELETE", channel, "").is(204);
            discord.control("PUT", guild + "/members/" + erin, "{}").is(201);
            discord.control("PATCH", guild + "/members/" + erin, "{'nick':'E'}").is(200);
            discord.control("DELETE", guild + "/members/" + erin, "").is(204);
            discord.control("DELETE", guild + "/members/" + Discord.CLIENT, "").is(204);

            assertThat(bot.names())
                    .containsExactlyElementsOf(events.isEmpty() ? List.of() : List.of(events.split(" ")));
        }
    }

    @Test
    void shouldNotComeOfGuildsWithoutTheBot() {
        String other = "/guilds/" + discord.addGuild("Other", false);
        try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
            discord.control("PATCH", other, "{'name':'Renamed'}").is(200);
            discord.control("POST", other + "/roles", "{}").is(201);
            discord.control("PUT", other + "/members/" + discord.person("dmitri"), "{}")
                    .is(201);
            discord.control("PUT", other + "/outage", "").is(204);
            discord.control("DELETE", other, "").is(204);

            assertThat(bot.all()).isEmpty();
        }
    }
}
