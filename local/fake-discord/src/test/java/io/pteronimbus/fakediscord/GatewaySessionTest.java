package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaySessionTest {

    @RegisterExtension
    final Discord discord = new Discord();

    @BeforeEach
    void letSessionsBeginAtOnce() {
        set("{'identifySpacingMillis':0}");
    }

    private Answer set(String settings) {
        return discord.control("PATCH", "/gateway", settings).is(200);
    }

    private int disturb(String action) {
        return discord.control("POST", "/gateway/disturb", action)
                .is(200)
                .at("/sessions")
                .asInt();
    }

    private JsonNode sessions() {
        return discord.control("GET", "/gateway", "").is(200).at("/sessions");
    }

    private void addRole(String name) {
        discord.control("POST", "/guilds/" + discord.guild() + "/roles", "{'name':'" + name + "'}")
                .is(201);
    }

    /** Over a new connection, from where the other one stopped. */
    private Bot resumed(Bot before) {
        Bot bot = Bot.connect(discord);
        bot.hello();
        bot.resume(before.session(), before.sequence());
        return bot;
    }

    private void refusesToResume(String session, long from) {
        try (Bot bot = Bot.connect(discord)) {
            bot.hello();
            bot.resume(session, from);
            JsonNode refusal = bot.next();
            assertThat(refusal.path("op").asInt()).as("%s", refusal).isEqualTo(9);
            assertThat(refusal.path("d").asBoolean(true)).isFalse();

            bot.identify(0);

            bot.event("READY");
        }
    }

    @Nested
    class Ready {

        @Test
        void shouldSayWhoTheBotIsAndWhereItIs() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                JsonNode ready = bot.readyData();

                assertThat(ready.path("v").asInt()).isEqualTo(10);
                assertThat(ready.at("/user/id").asText()).isEqualTo(Discord.CLIENT);
                assertThat(ready.at("/user/bot").asBoolean()).isTrue();
                assertThat(ready.at("/application/id").asText()).isEqualTo(Discord.CLIENT);
                assertThat(ready.at("/application/flags").asInt()).isEqualTo(1 << 14);
                assertThat(ready.path("resume_gateway_url").asText())
                        .isEqualTo("ws://127.0.0.1:" + discord.running().port() + "/");
                assertThat(ready.path("guilds")).hasSize(1);
                assertThat(ready.at("/guilds/0/id").asText()).isEqualTo(discord.guild());
                assertThat(ready.at("/guilds/0/unavailable").asBoolean()).isTrue();
                assertThat(ready.has("shard")).isFalse();
                assertThat(bot.session()).hasSizeGreaterThan(20);
            }
        }

        @Test
        void shouldBeFollowedByGuildsWithRolesChannelsAndTheBotItself() {
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                bot.identify(Bot.GUILDS | Bot.MEMBERS);
                bot.event("READY");

                JsonNode guild = bot.event("GUILD_CREATE");

                assertThat(guild.path("name").asText()).isEqualTo("Cloud Riders");
                assertThat(guild.path("unavailable").asBoolean(true)).isFalse();
                assertThat(guild.path("large").asBoolean(true)).isFalse();
                assertThat(guild.path("member_count").asInt()).isEqualTo(5);
                assertThat(guild.path("roles")).hasSize(4);
                assertThat(guild.path("channels").findValuesAsText("name"))
                        .containsExactly("general", "server-status", "Lounge");
                assertThat(guild.path("members")).hasSize(1);
                assertThat(guild.at("/members/0/user/id").asText()).isEqualTo(Discord.CLIENT);
                assertThat(guild.path("joined_at").asText()).endsWith("+00:00");
                assertThat(guild.path("presences")).isEmpty();
                assertThat(guild.path("threads").isArray()).isTrue();
            }
        }

        @Test
        void shouldBeFollowedByEverybodyWhenPresencesAreWanted() {
            discord.control("PATCH", "/applications/" + Discord.CLIENT, "{'presencesIntent':true}")
                    .is(200);
            discord.control("POST", "/guilds/" + discord.guild() + "/bulk", "{'members':60}")
                    .is(201);
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                bot.identify(Bot.GUILDS | Bot.PRESENCES);
                bot.event("READY");

                JsonNode guild = bot.event("GUILD_CREATE");

                assertThat(guild.path("large").asBoolean()).isTrue();
                assertThat(guild.path("members")).hasSize(65);
                assertThat(guild.path("presences")).hasSize(65);
                assertThat(guild.at("/presences/0/status").asText()).isEqualTo("online");
            }
        }

        @Test
        void shouldNotBeFollowedByGuildsWhenTheyAreNotWanted() {
            try (Bot bot = Bot.ready(discord, Bot.MEMBERS)) {
                assertThat(bot.readyData().path("guilds")).hasSize(1);
                assertThat(bot.all()).isEmpty();
            }
        }

        @Test
        void shouldSpeakOfTheShardsGuildsOnly() {
            List<String> guilds = new ArrayList<>(List.of(discord.guild()));
            for (int i = 0; i < 5; i++) {
                guilds.add(discord.addGuild("Guild " + i, true));
            }
            List<String> found = new ArrayList<>();
            for (int shard = 0; shard < 2; shard++) {
                try (Bot bot = Bot.connect(discord)) {
                    bot.hello();
                    var identity = Bot.identity(Bot.GUILDS);
                    identity.putArray("shard").add(shard).add(2);
                    bot.send(2, identity);
                    JsonNode ready = bot.event("READY");
                    assertThat(ready.path("shard").toString()).isEqualTo("[" + shard + ",2]");
                    for (JsonNode guild : ready.path("guilds")) {
                        String id = bot.event("GUILD_CREATE").path("id").asText();
                        assertThat(id).isEqualTo(guild.path("id").asText());
                        assertThat((Long.parseLong(id) >> 22) % 2).isEqualTo(shard);
                        found.add(id);
                    }
                    discord.control("PATCH", "/guilds/" + guilds.getFirst(), "{'name':'Renamed " + shard + "'}");
                    boolean first = (Long.parseLong(guilds.getFirst()) >> 22) % 2 == shard;
                    assertThat(bot.names()).hasSize(first ? 1 : 0);
                }
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(guilds);
        }
    }

    @Nested
    class Resume {

        @Test
        void shouldReplayWhatWasMissedInItsOrder() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                addRole("seen");
                bot.event("GUILD_ROLE_CREATE");
                bot.leave(4000);
                addRole("missed 1");
                addRole("missed 2");

                try (Bot again = resumed(bot)) {
                    assertThat(again.event("GUILD_ROLE_CREATE").at("/role/name").asText())
                            .isEqualTo("missed 1");
                    assertThat(again.event("GUILD_ROLE_CREATE").at("/role/name").asText())
                            .isEqualTo("missed 2");
                    again.event("RESUMED");
                    addRole("new");
                    assertThat(again.event("GUILD_ROLE_CREATE").at("/role/name").asText())
                            .isEqualTo("new");
                }
            }
        }

        @Test
        void shouldReplayFromAnySequenceSinceTheBeginning() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                addRole("one");
                bot.event("GUILD_ROLE_CREATE");
                bot.leave(4000);
                try (Bot again = Bot.connect(discord)) {
                    again.hello();
                    again.resume(bot.session(), 1);

                    again.event("GUILD_CREATE");
                    again.event("GUILD_ROLE_CREATE");
                    again.event("RESUMED");
                    again.leave(4000);
                }
                try (Bot again = Bot.connect(discord)) {
                    again.hello();
                    again.resume(bot.session(), 2);

                    // what the other connection was told of itself is not told again
                    again.event("GUILD_ROLE_CREATE");
                    again.event("RESUMED");
                }
            }
        }

        @Test
        void shouldTakeTheSessionFromAConnectionThatSeemsToLive() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS);
                    Bot again = resumed(bot)) {
                again.event("RESUMED");

                assertThat(bot.closeCode()).isEqualTo(4000);
                addRole("new");
                again.event("GUILD_ROLE_CREATE");
                assertThat(sessions()).hasSize(1);
                assertThat(sessions().at("/0/connected").asBoolean()).isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1000, 1001})
        void shouldNotBePossibleWhenClientHasSaidGoodbye(int code) {
            try (Bot bot = Bot.ready(discord, 0)) {
                bot.leave(code);

                refusesToResume(bot.session(), bot.sequence());
            }
        }

        @Test
        void shouldNotBePossibleWhenTooMuchTimeHasPassed() {
            try (Bot bot = Bot.ready(discord, 0)) {
                bot.leave(4000);
                discord.control("POST", "/clock", "{'advanceSeconds':179}").is(200);
                try (Bot again = resumed(bot)) {
                    again.event("RESUMED");
                    again.leave(4000);
                }
                discord.control("POST", "/clock", "{'advanceSeconds':180}").is(200);

                assertThat(sessions()).isEmpty();
                refusesToResume(bot.session(), bot.sequence());
            }
        }

        @Test
        void shouldNotBePossibleWhenTooMuchHasHappened() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                bot.leave(4000);
                String path = "/guilds/" + discord.guild();
                for (int i = 0; i < 1002; i++) {
                    discord.control("PATCH", path, "{'name':'Name " + i + "'}").is(200);
                }
                assertThat(sessions().at("/0/replayableEvents").asInt()).isLessThanOrEqualTo(1000);
                assertThat(sessions().at("/0/replayableBytes").asInt()).isBetween(100_000, 1 << 20);

                refusesToResume(bot.session(), bot.sequence());
                refusesToResume(bot.session(), bot.sequence() + 900);
            }
        }

        @Test
        void shouldEndTheSessionWhenSequenceHasNotComeYet() {
            try (Bot bot = Bot.ready(discord, 0)) {
                bot.leave(4000);
                try (Bot again = Bot.connect(discord)) {
                    again.hello();
                    again.resume(bot.session(), 2);
                    assertThat(again.closeCode()).isEqualTo(4007);
                }

                refusesToResume(bot.session(), 1);
            }
        }

        @Test
        void shouldNotBePossibleWhenSessionIsUnknownOrOfSomebodyElse() {
            Answer other = discord.control("POST", "/applications", "{'name':'Other'}");
            try (Bot bot = Bot.ready(discord, 0);
                    Bot thief = Bot.connect(discord)) {
                refusesToResume("nothing", 1);
                thief.hello();
                thief.send(
                        6, "{'token':'" + other.text("/botToken") + "','session_id':'" + bot.session() + "','seq':1}");
                assertThat(thief.next().path("op").asInt()).isEqualTo(9);
                assertThat(bot.isOpen()).isTrue();
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'token':'wrong','session_id':'x','seq':1}|4004",
                    "{'token':'wrong','session_id':'x','seq':-1}|4002",
                    "{'token':'wrong','session_id':'x','seq':'1'}|4002",
                    "{'token':'wrong','session_id':'x'}|4002",
                    "{'token':'wrong','seq':1}|4002"
                })
        void shouldEndTheConnectionWhenItIsWrong(String data, int code) {
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                bot.send(6, data);

                assertThat(bot.closeCode()).isEqualTo(code);
            }
        }

        @Test
        void shouldNotBePossibleWhenIntentIsNotGrantedAnyMore() {
            try (Bot bot = Bot.ready(discord, Bot.MEMBERS)) {
                bot.leave(4000);
                discord.control("PATCH", "/applications/" + Discord.CLIENT, "{'membersIntent':false}")
                        .is(200);

                refusesToResume(bot.session(), 1);
            }
        }

        @Test
        void shouldNotBePossibleWhenEverythingBeganAnew() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                discord.control("POST", "/reset", "").is(204);

                assertThat(bot.closeCode()).isEqualTo(4000);
                assertThat(sessions()).isEmpty();
                refusesToResume(bot.session(), 1);
            }
        }

        @Test
        void shouldForgetTheOldestWhenThereAreManySessions() {
            List<Bot> bots = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                bots.add(Bot.ready(discord, 0));
            }
            Bot late = Bot.connect(discord);
            late.hello();
            late.identify(0);
            assertThat(late.next().path("op").asInt()).isEqualTo(9);

            bots.get(3).leave(4000);
            bots.get(2).leave(4000);
            await().until(() -> sessions().findValuesAsText("connected").stream()
                            .filter("false"::equals)
                            .count()
                    == 2);
            late.identify(0);
            late.event("READY");

            assertThat(sessions()).hasSize(24);
            assertThat(sessions().findValuesAsText("id"))
                    .contains(bots.get(2).session())
                    .doesNotContain(bots.get(3).session());
            late.close();
            bots.forEach(Bot::close);
        }
    }

    @Nested
    class Disturbed {

        @Test
        void shouldReconnectAndResumeWhenToldTo() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                assertThat(disturb("{'action':'reconnect'}")).isEqualTo(1);
                JsonNode frame = bot.next();
                assertThat(frame.path("op").asInt()).isEqualTo(7);
                assertThat(frame.path("d").isNull()).isTrue();
                addRole("on the way");
                bot.leave(4000);

                try (Bot again = resumed(bot)) {
                    again.event("GUILD_ROLE_CREATE");
                    again.event("RESUMED");
                }
            }
        }

        @Test
        void shouldBeDisconnectedWhenItDoesNotReconnect() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                disturb("{'action':'reconnect','session':'" + bot.session() + "'}");
                bot.next();

                assertThat(bot.closeCode()).isEqualTo(4000);
                try (Bot again = resumed(bot)) {
                    again.event("RESUMED");
                }
            }
        }

        @Test
        void shouldResumeWhenItIsToldThatItCan() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                assertThat(disturb("{'action':'invalidate','resumable':true}")).isEqualTo(1);
                JsonNode frame = bot.next();
                assertThat(frame.path("op").asInt()).isEqualTo(9);
                assertThat(frame.path("d").asBoolean()).isTrue();
                addRole("missed");

                bot.resume(bot.session(), bot.sequence());

                bot.event("GUILD_ROLE_CREATE");
                bot.event("RESUMED");
            }
        }

        @Test
        void shouldNeedANewSessionWhenItIsToldSo() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                disturb("{'action':'invalidate'}");
                assertThat(bot.next().path("d").asBoolean(true)).isFalse();
                addRole("for nobody");
                assertThat(sessions()).isEmpty();
                assertThat(bot.all()).isEmpty();

                bot.resume(bot.session(), bot.sequence());
                assertThat(bot.next().path("op").asInt()).isEqualTo(9);
                bot.send(8, "{}");
                assertThat(bot.closeCode()).isEqualTo(4003);
            }
        }

        @Test
        void shouldBeForgottenAlsoWhileItIsNotConnected() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                bot.leave(4000);
                assertThat(disturb("{'action':'drop'}")).isZero();

                assertThat(disturb("{'action':'invalidate'}")).isEqualTo(1);

                assertThat(sessions()).isEmpty();
            }
        }

        @ParameterizedTest
        @CsvSource({"4000,true", "4009,true", "1012,true", "4004,false", "4007,false", "4014,false"})
        void shouldBeClosedWithThisCodeAndResumableIfThatSaysSo(int code, boolean resumable) {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                disturb("{'action':'close','code':" + code + "}");

                assertThat(bot.closeCode()).isEqualTo(code);
                if (resumable) {
                    try (Bot again = resumed(bot)) {
                        again.event("RESUMED");
                    }
                } else {
                    refusesToResume(bot.session(), bot.sequence());
                }
            }
        }

        @Test
        void shouldBeResumableWhenTheConnectionWasCut() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                assertThat(disturb("{'action':'drop'}")).isEqualTo(1);

                assertThat(bot.closeCode()).isEqualTo(1006);
                try (Bot again = resumed(bot)) {
                    again.event("RESUMED");
                }
            }
        }

        @Test
        void shouldBeAskedForAHeartbeat() {
            try (Bot bot = Bot.ready(discord, 0)) {
                disturb("{'action':'heartbeat'}");

                assertThat(bot.next().path("op").asInt()).isEqualTo(1);
            }
        }

        @Test
        void shouldGetNoAcknowledgementsWhileTheyAreDropped() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                set("{'dropHeartbeatAcks':true}");
                bot.send(1, "null");
                addRole("after");
                bot.event("GUILD_ROLE_CREATE");

                set("{'dropHeartbeatAcks':false}");

                assertThat(bot.all()).isEmpty();
            }
        }

        @Test
        void shouldNeverHearOfWhatHappenedWhileMuted() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                set("{'muteDispatches':true}");
                addRole("lost");
                set("{'muteDispatches':false}");
                addRole("told");
                assertThat(bot.event("GUILD_ROLE_CREATE").at("/role/name").asText())
                        .isEqualTo("told");
                bot.leave(4000);

                try (Bot again = resumed(bot)) {
                    again.event("RESUMED");
                }
            }
        }

        @Test
        void shouldHearOfEverythingLaterAndInOrderWhenDelayed() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                set("{'dispatchDelayMillis':1500}");
                long before = System.nanoTime();
                addRole("one");
                set("{'dispatchDelayMillis':0}");
                addRole("two");
                assertThat(bot.all()).isEmpty();

                assertThat(bot.event("GUILD_ROLE_CREATE").at("/role/name").asText())
                        .isEqualTo("one");
                assertThat(System.nanoTime() - before).isGreaterThan(1_499_000_000L);
                assertThat(bot.event("GUILD_ROLE_CREATE").at("/role/name").asText())
                        .isEqualTo("two");
            }
        }

        @Test
        void shouldKeepWhatIsDelayedForItsNextConnection() {
            try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
                set("{'dispatchDelayMillis':60000}");
                addRole("late");
                bot.leave(4000);
                set("{'dispatchDelayMillis':0}");

                try (Bot again = resumed(bot)) {
                    again.event("GUILD_ROLE_CREATE");
                    again.event("RESUMED");
                }
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{'action':'nothing'}",
                    "{'action':'close','code':1005}",
                    "{'action':'close','code':4015}",
                    "{'action':'reconnect','session':5}",
                    "{'action':'invalidate','resumable':'yes'}"
                })
        void shouldNotBeWhenInputIsWrong(String body) {
            discord.control("POST", "/gateway/disturb", body).refused(400, 50035);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'heartbeatMillis':49}",
                    "{'keepSeconds':-1}",
                    "{'guildsPerShard':0}",
                    "{'dispatchDelayMillis':600001}",
                    "{'muteDispatches':1}",
                    "{'nonsense':1}"
                })
        void shouldNotBehaveOtherwiseWhenInputIsWrong(String body) {
            Answer before = discord.control("GET", "/gateway", "");

            discord.control("PATCH", "/gateway", body).refused(400, 50035);

            assertThat(discord.control("GET", "/gateway", "").json()).isEqualTo(before.json());
        }
    }

    @Test
    void shouldBeListedWithWhatIsKnownOfIt() {
        try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
            bot.send(3, "{'since':null,'activities':[],'status':'dnd','afk':false}");
            assertThat(bot.all()).isEmpty();

            JsonNode session = sessions().path(0);

            assertThat(session.path("id").asText()).isEqualTo(bot.session());
            assertThat(session.path("applicationId").asText()).isEqualTo(Discord.CLIENT);
            assertThat(session.path("connected").asBoolean()).isTrue();
            assertThat(session.path("keptUntil").isNull()).isTrue();
            assertThat(session.path("intents").asInt()).isEqualTo(1);
            assertThat(session.path("browser").asText()).isEqualTo("test");
            assertThat(session.path("status").asText()).isEqualTo("dnd");
            assertThat(session.path("sequence").asInt()).isEqualTo(2);
            assertThat(session.path("shard").toString()).isEqualTo("[0,1]");
            assertThat(session.toString()).doesNotContain(Bot.TOKEN);

            bot.send(3, "{'status':'away'}");
            assertThat(bot.closeCode()).isEqualTo(4002);
        }
        assertThat(sessions().at("/0/connected").asBoolean(true)).isFalse();
        assertThat(sessions().at("/0/keptUntil").asText()).endsWith("Z");
    }

    @Test
    void shouldIgnoreWhatThereIsNothingOf() {
        try (Bot bot = Bot.ready(discord, Bot.GUILDS)) {
            bot.send(4, "{'guild_id':'" + discord.guild() + "','channel_id':null,'self_mute':false,'self_deaf':false}");
            bot.send(31, "{'guild_ids':[]}");
            bot.send(43, "{}");

            assertThat(bot.all()).isEmpty();
        }
    }
}
