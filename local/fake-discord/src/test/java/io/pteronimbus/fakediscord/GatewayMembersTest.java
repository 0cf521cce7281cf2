package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayMembersTest {

    @RegisterExtension
    final Discord discord = new Discord();

    @BeforeEach
    void letSessionsBeginAtOnce() {
        discord.control("PATCH", "/gateway", "{'identifySpacingMillis':0}").is(200);
    }

    private void ask(Bot bot, String what) {
        bot.send(8, "{'guild_id':'" + discord.guild() + "'," + what + "}");
    }

    private static List<String> names(JsonNode chunk) {
        List<String> names = new ArrayList<>();
        chunk.path("members")
                .forEach(member -> names.add(member.at("/user/username").asText()));
        return names;
    }

    @Test
    void shouldAllComeInChunksWhenIntentIsGranted() {
        discord.control("POST", "/guilds/" + discord.guild() + "/bulk", "{'members':2495,'roles':3,'prefix':'rider'}")
                .is(201);
        try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
            ask(bot, "'query':'','limit':0,'nonce':'all of them'");

            List<String> found = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                JsonNode chunk = bot.event("GUILD_MEMBERS_CHUNK");
                assertThat(chunk.path("chunk_index").asInt()).isEqualTo(i);
                assertThat(chunk.path("chunk_count").asInt()).isEqualTo(3);
                assertThat(chunk.path("guild_id").asText()).isEqualTo(discord.guild());
                assertThat(chunk.path("nonce").asText()).isEqualTo("all of them");
                assertThat(chunk.path("members")).hasSize(i < 2 ? 1000 : 500);
                assertThat(chunk.has("not_found")).isFalse();
                assertThat(chunk.has("presences")).isFalse();
                found.addAll(names(chunk));
            }
            assertThat(new HashSet<>(found)).hasSize(2500).contains("aurora", "rider0", "rider2494");
            assertThat(bot.all()).isEmpty();
        }
    }

    @Test
    void shouldNotAllComeWithoutTheIntent() {
        try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
            ask(bot, "'query':'','limit':0");
            ask(bot, "'query':'','limit':1");
            assertThat(bot.all()).isEmpty();

            ask(bot, "'query':'AUR','limit':5");

            JsonNode chunk = bot.event("GUILD_MEMBERS_CHUNK");
            assertThat(names(chunk)).containsExactly("aurora");
            assertThat(chunk.path("chunk_count").asInt()).isEqualTo(1);
            assertThat(chunk.has("nonce")).isFalse();
        }
    }

    @Test
    void shouldComeByTheBeginningOfTheirNames() {
        discord.control("POST", "/guilds/" + discord.guild() + "/bulk", "{'members':150,'prefix':'rider'}")
                .is(201);
        try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
            ask(bot, "'query':'rider','limit':0");
            assertThat(bot.event("GUILD_MEMBERS_CHUNK").path("members")).hasSize(100);
            ask(bot, "'query':'rider1','limit':7");
            assertThat(names(bot.event("GUILD_MEMBERS_CHUNK"))).hasSize(7).allMatch(name -> name.startsWith("rider1"));
            ask(bot, "'query':'nobody','limit':7");
            JsonNode none = bot.event("GUILD_MEMBERS_CHUNK");
            assertThat(none.path("members")).isEmpty();
            assertThat(none.path("chunk_count").asInt()).isEqualTo(1);
            ask(bot, "'query':'','limit':3");
            assertThat(bot.event("GUILD_MEMBERS_CHUNK").path("members")).hasSize(3);
        }
    }

    @Test
    void shouldComeByTheirIds() {
        String aurora = discord.person("aurora");
        try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
            ask(bot, "'user_ids':['" + aurora + "','5','x'],'nonce':'" + "n".repeat(33) + "'");
            JsonNode chunk = bot.event("GUILD_MEMBERS_CHUNK");
            assertThat(names(chunk)).containsExactly("aurora");
            assertThat(chunk.path("not_found").toString()).isEqualTo("[\"5\",\"x\"]");
            assertThat(chunk.has("nonce")).isFalse();

            ask(bot, "'user_ids':'" + aurora + "','presences':true");

            JsonNode one = bot.event("GUILD_MEMBERS_CHUNK");
            assertThat(names(one)).containsExactly("aurora");
            assertThat(one.path("not_found")).isEmpty();
            assertThat(one.has("presences")).isFalse();
        }
    }

    @Test
    void shouldComeByAtMostOneHundredIds() {
        List<String> ids = IntStream.range(1, 121).mapToObj(Integer::toString).toList();
        try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
            ask(bot, "'user_ids':['" + String.join("','", ids) + "']");

            assertThat(bot.event("GUILD_MEMBERS_CHUNK").path("not_found")).hasSize(100);
        }
    }

    @Test
    void shouldComeWithTheirPresencesWhenIntentIsGranted() {
        discord.control("PATCH", "/applications/" + Discord.CLIENT, "{'presencesIntent':true}")
                .is(200);
        try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.PRESENCES)) {
            ask(bot, "'query':'a','limit':1,'presences':true");

            JsonNode chunk = bot.event("GUILD_MEMBERS_CHUNK");
            assertThat(chunk.at("/presences/0/user/id").asText()).isEqualTo(discord.person("aurora"));
            assertThat(chunk.at("/presences/0/status").asText()).isEqualTo("online");
        }
    }

    @Test
    void shouldAllComeOnceInHalfAMinuteOnly() {
        try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
            ask(bot, "'query':'','limit':0");
            bot.event("GUILD_MEMBERS_CHUNK");
            discord.control("POST", "/clock", "{'advanceSeconds':10}").is(200);
            ask(bot, "'query':'','limit':0,'nonce':'again'");
            JsonNode limited = bot.event("RATE_LIMITED");
            assertThat(limited.path("opcode").asInt()).isEqualTo(8);
            assertThat(limited.path("retry_after").asDouble()).isBetween(15.0, 20.0);
            assertThat(limited.at("/meta/guild_id").asText()).isEqualTo(discord.guild());
            assertThat(limited.at("/meta/nonce").asText()).isEqualTo("again");
            ask(bot, "'query':'a','limit':1");
            bot.event("GUILD_MEMBERS_CHUNK");
            discord.control("POST", "/clock", "{'advanceSeconds':20}").is(200);

            ask(bot, "'query':'','limit':0");

            bot.event("GUILD_MEMBERS_CHUNK");
        }
    }

    @Test
    void shouldNotComeOfGuildsThatTheBotCannotSee() {
        String other = discord.addGuild("Other", false);
        try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
            bot.send(8, "{'guild_id':'" + other + "','query':'','limit':0}");
            bot.send(8, "{'guild_id':'5','user_ids':['5']}");
            discord.control("PUT", "/guilds/" + discord.guild() + "/outage", "").is(204);
            bot.event("GUILD_DELETE");
            bot.send(8, "{'guild_id':['" + discord.guild() + "'],'query':'','limit':0}");

            assertThat(bot.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{'guild_id':'x','query':'','limit':0}",
                "{'guild_id':['1','2'],'query':'','limit':0}",
                "{'guild_id':'1'}",
                "{'guild_id':'1','query':''}",
                "{'guild_id':'1','query':5,'limit':0}",
                "{'guild_id':'1','query':'','limit':-1}"
            })
    void shouldEndTheConnectionWhenAskedForWrongly(String data) {
        try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
            bot.send(8, data);

            assertThat(bot.closeCode()).isEqualTo(4002);
        }
    }

    @Test
    void shouldBeReplayedWhenTheyWereMissed() {
        try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
            ask(bot, "'query':'','limit':0");
            bot.event("GUILD_MEMBERS_CHUNK");
            bot.leave(4000);
            try (Bot again = Bot.connect(discord)) {
                again.hello();
                again.resume(bot.session(), bot.sequence() - 1);

                assertThat(again.event("GUILD_MEMBERS_CHUNK").path("members")).hasSize(5);
                again.event("RESUMED");
            }
        }
    }
}
