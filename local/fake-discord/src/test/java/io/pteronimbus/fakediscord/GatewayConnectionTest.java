package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.UpgradeRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayConnectionTest {

    @RegisterExtension
    final Discord discord = new Discord();

    @BeforeEach
    void letSessionsBeginAtOnce() {
        set("{'identifySpacingMillis':0}");
    }

    private Answer set(String settings) {
        return discord.control("PATCH", "/gateway", settings).is(200);
    }

    private int closed(String opcode, String data) {
        try (Bot bot = Bot.connect(discord)) {
            bot.hello();
            bot.text("{\"op\":" + opcode + ",\"d\":" + data.replace('\'', '"') + "}");
            return bot.closeCode();
        }
    }

    private static String identity(String changes) {
        return "{'token':'" + Bot.TOKEN + "','properties':{},'intents':1" + changes + "}";
    }

    @Nested
    class Address {

        @Test
        void shouldBeWhereItWasAskedFor() {
            String here = "ws://127.0.0.1:" + discord.running().port() + "/";

            assertThat(discord.get("/api/v10/gateway", "").is(200).text("/url")).isEqualTo(here);
            assertThat(discord.bot("/gateway/bot").is(200).text("/url")).isEqualTo(here);
            discord.get("/api/v10/gateway/bot", "").refused(401, 0);
            discord.get("/", "").refused(404, 0);
        }

        @Test
        void shouldCountSessionStartsUntilTheDayIsOver() {
            JsonNode fresh = discord.bot("/gateway/bot").at("/session_start_limit");
            try (Bot one = Bot.ready(discord, 0);
                    Bot two = Bot.ready(discord, 0)) {
                assertThat(one.session()).isNotEqualTo(two.session());
            }

            JsonNode used = discord.bot("/gateway/bot").at("/session_start_limit");

            assertThat(fresh.path("total").asInt()).isEqualTo(1000);
            assertThat(fresh.path("remaining").asInt()).isEqualTo(1000);
            assertThat(fresh.path("reset_after").asInt()).isZero();
            assertThat(fresh.path("max_concurrency").asInt()).isEqualTo(1);
            assertThat(used.path("remaining").asInt()).isEqualTo(998);
            assertThat(used.path("reset_after").asInt()).isBetween(86_300_000, 86_400_000);
            discord.control("POST", "/clock", "{'advanceSeconds':86400}").is(200);
            assertThat(discord.bot("/gateway/bot")
                            .at("/session_start_limit/remaining")
                            .asInt())
                    .isEqualTo(1000);
        }

        @Test
        void shouldRecommendAsManyShardsAsGuildsNeed() {
            assertThat(discord.bot("/gateway/bot").at("/shards").asInt()).isEqualTo(1);
            discord.addGuild("Second", true);
            set("{'guildsPerShard':1}");

            assertThat(discord.bot("/gateway/bot").at("/shards").asInt()).isEqualTo(2);
        }

        @Test
        void shouldNotBeReachedWhenFaultSaysSo() {
            discord.control("POST", "/faults", "{'path':'/','status':503,'times':1}")
                    .is(201);

            assertThatThrownBy(() -> Bot.connect(discord))
                    .hasCauseInstanceOf(UpgradeRejectedException.class)
                    .hasStackTraceContaining("503");
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
            }
        }

        @Test
        void shouldHaveRoomForSoManyConnectionsOnly() {
            List<Bot> bots = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                bots.add(Bot.connect(discord));
            }
            assertThat(discord.control("GET", "/gateway", "").at("/connections").asInt())
                    .isEqualTo(64);

            assertThatThrownBy(() -> Bot.connect(discord)).hasStackTraceContaining("503");

            bots.forEach(Bot::close);
            await().until(() ->
                    discord.control("GET", "/gateway", "").at("/connections").asInt() == 0);
        }
    }

    @Nested
    class Hello {

        @Test
        void shouldSayHowOftenToSendHeartbeats() {
            try (Bot bot = Bot.connect(discord)) {
                assertThat(bot.hello().path("heartbeat_interval").asInt()).isEqualTo(41_250);
            }
            set("{'heartbeatMillis':1234}");
            try (Bot bot = Bot.connect(discord)) {
                assertThat(bot.hello().path("heartbeat_interval").asInt()).isEqualTo(1234);
            }
        }

        @ParameterizedTest
        @CsvSource({
            "/?v=9&encoding=json,4012",
            "/?encoding=json,4012",
            "/?v=x,4012",
            "/?v=10&encoding=etf,4002",
            "/?v=10&encoding=json&compress=zstd-stream,4002",
            "/?v=10&encoding=xml,4002"
        })
        void shouldNotComeWhenClientSpeaksOtherwise(String path, int code) {
            try (Bot bot = Bot.connect(discord, path)) {
                assertThat(bot.closeCode()).isEqualTo(code);
            }
        }

        @Test
        void shouldComeWhenEncodingIsLeftOut() {
            try (Bot bot = Bot.connect(discord, "/?v=10")) {
                bot.hello();
            }
        }

        @Test
        void shouldBeginOneZlibStreamWhenClientWantsOne() {
            String role = "/guilds/" + discord.guild() + "/roles";
            try (Bot bot = Bot.connect(discord, "/?v=10&encoding=json&compress=zlib-stream")) {
                bot.hello();
                bot.identify(Bot.GUILDS);
                bot.event("READY");
                assertThat(bot.event("GUILD_CREATE").path("name").asText()).isEqualTo("Cloud Riders");

                discord.control("POST", role, "{'name':'Größe'}").is(201);

                assertThat(bot.event("GUILD_ROLE_CREATE").at("/role/name").asText())
                        .isEqualTo("Größe");
            }
        }
    }

    @Nested
    class Frame {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "0|{}|4001",
                    "7|null|4001",
                    "9|true|4001",
                    "10|{}|4001",
                    "99|{}|4001",
                    "-1|{}|4001",
                    "'\"2\"'|{}|4002",
                    "1.5|{}|4002",
                    "1|'x'|4002",
                    "1|-1|4002",
                    "3|{'status':'online'}|4003",
                    "8|{'guild_id':'1','query':'','limit':0}|4003",
                    "4|{}|4003",
                    "2|{}|4002",
                    "2|[]|4002",
                    "2|null|4002",
                    "6|{}|4002"
                })
        void shouldEndTheConnectionWhenWrong(String opcode, String data, int code) {
            assertThat(closed(opcode, data)).isEqualTo(code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "5", "{\"d\":{}}", "hello", "{\"op\":1} x"})
        void shouldEndTheConnectionWhenItIsNone(String text) {
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                bot.text(text);

                assertThat(bot.closeCode()).isEqualTo(4002);
            }
        }

        @Test
        void shouldEndTheConnectionWhenTooLong() {
            String most = "{\"op\":1,\"d\":null,\"x\":\"" + "ä".repeat(2036) + "\"}";
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                bot.text(most);
                assertThat(bot.next().path("op").asInt()).isEqualTo(11);

                bot.text(most.replace("null", " null"));

                assertThat(bot.closeCode()).isEqualTo(4002);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {60_000, 70_000, 1 << 20})
        void shouldEndTheConnectionWhenMuchTooLong(int length) {
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();

                bot.text("{\"op\":1,\"x\":\"" + "x".repeat(length) + "\"}");

                assertThat(bot.closeCode()).isIn(4002, 1009);
            }
        }

        @Test
        void shouldEndTheConnectionWhenDeep() {
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                bot.text("{\"op\":1,\"d\":" + "[".repeat(1500) + "]".repeat(1500) + "}");

                assertThat(bot.closeCode()).isEqualTo(4002);
            }
        }

        @Test
        void shouldEndTheConnectionWhenItIsOfBytes() {
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                bot.bytes(new byte[] {1, 2, 3});

                assertThat(bot.closeCode()).isEqualTo(4002);
            }
        }

        @Test
        void shouldEndTheConnectionWhenThereAreTooMany() {
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                for (int i = 0; i < 120; i++) {
                    bot.send(1, "null");
                }
                for (int i = 0; i < 120; i++) {
                    assertThat(bot.next().path("op").asInt()).isEqualTo(11);
                }

                bot.send(1, "null");

                assertThat(bot.closeCode()).isEqualTo(4008);
            }
        }

        @Test
        void shouldBeCountedAnewWhenTheMinuteIsOver() {
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                for (int i = 0; i < 120; i++) {
                    bot.send(1, "null");
                    bot.next();
                }
                discord.control("POST", "/clock", "{'advanceSeconds':60}").is(200);

                bot.send(1, "null");

                assertThat(bot.next().path("op").asInt()).isEqualTo(11);
            }
        }
    }

    @Nested
    class IdentifyFrame {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",'token':'wrong'|4004",
                    ",'token':5|4002",
                    ",'properties':null|4002",
                    ",'intents':null|4013",
                    ",'intents':'1'|4002",
                    ",'intents':-1|4013",
                    ",'intents':131072|4013",
                    ",'intents':4294967296|4013",
                    ",'shard':[1,1]|4010",
                    ",'shard':[-1,1]|4010",
                    ",'shard':[0,0]|4010",
                    ",'shard':[0,5000]|4010",
                    ",'shard':[0]|4002",
                    ",'shard':'0'|4002",
                    ",'large_threshold':49|4002",
                    ",'large_threshold':251|4002",
                    ",'presence':{'status':'away'}|4002",
                    ",'presence':{'status':'idle','activities':{}}|4002",
                })
        void shouldBeRefusedWhenWrong(String change, int code) {
            assertThat(closed("2", identity(change))).isEqualTo(code);
        }

        @Test
        void shouldBeRefusedWhenPrivilegedIntentIsNotGranted() {
            discord.control("PATCH", "/applications/" + Discord.CLIENT, "{'membersIntent':false}")
                    .is(200);

            for (int intent : new int[] {Bot.MEMBERS, Bot.PRESENCES, Bot.MESSAGE_CONTENT}) {
                assertThat(closed("2", identity(",'intents':" + (intent | 1)))).isEqualTo(4014);
            }

            discord.control(
                            "PATCH",
                            "/applications/" + Discord.CLIENT,
                            "{'membersIntent':true,'presencesIntent':true,'messageContentIntent':true}")
                    .is(200);
            try (Bot bot = Bot.ready(discord, 1 | Bot.MEMBERS | Bot.PRESENCES | Bot.MESSAGE_CONTENT)) {
                assertThat(bot.readyData().at("/application/flags").asInt())
                        .isEqualTo(1 << 12 | 1 << 14 | 1 << 18)
                        .isEqualTo(discord.bot("/applications/@me").at("/flags").asInt());
            }
        }

        @Test
        void shouldBeRefusedWhenSessionWouldHaveTooManyGuilds() {
            discord.addGuild("Second", true);
            set("{'guildsPerShard':1}");

            assertThat(closed("2", identity(""))).isEqualTo(4011);
        }

        @Test
        void shouldBeRefusedWhenItIsNotTheFirst() {
            try (Bot bot = Bot.ready(discord, 0);
                    Bot other = Bot.ready(discord, 0)) {
                bot.identify(0);
                assertThat(bot.closeCode()).isEqualTo(4005);

                other.resume(bot.session(), 1);
                assertThat(other.closeCode()).isEqualTo(4005);
            }
        }

        @Test
        void shouldHaveToWaitWhenTheLastSessionBeganJustNow() {
            set("{'identifySpacingMillis':5000}");
            try (Bot first = Bot.ready(discord, 0);
                    Bot second = Bot.connect(discord)) {
                assertThat(first.isOpen()).isTrue();
                second.hello();
                second.identify(0);
                JsonNode refusal = second.next();
                assertThat(refusal.path("op").asInt()).isEqualTo(9);
                assertThat(refusal.path("d").asBoolean(true)).isFalse();

                discord.control("POST", "/clock", "{'advanceSeconds':5}").is(200);
                second.identify(0);

                second.event("READY");
            }
        }

        @Test
        void shouldEndEverySessionWhenThereWereTooManyInADay() {
            set("{'sessionStarts':2}");
            try (Bot first = Bot.ready(discord, 0);
                    Bot second = Bot.ready(discord, 0)) {
                assertThat(closed("2", identity(""))).isEqualTo(4004);
                assertThat(first.closeCode()).isEqualTo(4004);
                assertThat(second.closeCode()).isEqualTo(4004);
            }
            assertThat(discord.bot("/gateway/bot")
                            .at("/session_start_limit/remaining")
                            .asInt())
                    .isZero();

            discord.control("POST", "/clock", "{'advanceSeconds':86400}").is(200);
            Bot.ready(discord, 0).close();
        }
    }

    @Nested
    class Heartbeat {

        @Test
        void shouldBeAnsweredAlsoBeforeThereIsASession() {
            try (Bot bot = Bot.connect(discord)) {
                bot.hello();
                bot.send(1, "null");
                assertThat(bot.next().path("op").asInt()).isEqualTo(11);
                bot.send(1, "5");
                assertThat(bot.next().path("op").asInt()).isEqualTo(11);
                bot.text("{\"op\":1}");
                assertThat(bot.next().path("op").asInt()).isEqualTo(11);
            }
        }

        @Test
        void shouldKeepTheConnectionOpenUntilItFailsToCome() {
            set("{'heartbeatMillis':300}");
            // the interval and a second are over before this
            long later = System.nanoTime() + Duration.ofMillis(1600).toNanos();
            try (Bot bot = Bot.ready(discord, 0)) {
                await().until(() -> {
                    assertThat(bot.all()).isEmpty();
                    return System.nanoTime() > later;
                });
                assertThat(bot.isOpen()).isTrue();

                assertThat(bot.closeCode()).isEqualTo(4009);
            }
        }
    }

    @Test
    void shouldCutOffClientsThatDoNotRead() {
        String guild = discord.guild();
        discord.control("POST", "/guilds/" + guild + "/bulk", "{'members':10000}")
                .is(201);
        set("{'memberListSpacingMillis':0}");
        try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
            bot.pause();
            for (int i = 0; i < 60; i++) {
                bot.send(8, "{'guild_id':'" + guild + "','query':'','limit':0}");
            }

            await().until(() -> !discord.control("GET", "/gateway", "")
                    .at("/sessions/0/connected")
                    .asBoolean());
            await().until(() ->
                    discord.control("GET", "/gateway", "").at("/connections").asInt() == 0);
            assertThat(discord.control("GET", "/gateway", "")
                            .at("/sessions/0/replayableBytes")
                            .asInt())
                    .isLessThanOrEqualTo(1 << 20);
        }
    }
}
