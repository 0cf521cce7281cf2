package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @RegisterExtension
    final Discord discord = new Discord();

    private Answer fault(String json) {
        return discord.control("POST", "/faults", json).is(201);
    }

    @ParameterizedTest
    @CsvSource({"400,0", "401,0", "403,50001", "404,0", "500,0"})
    void shouldRefuseInDiscordsWordsAsOftenAsAsked(int status, int code) {
        fault("{'path':'/users/@me','times':2,'status':" + status + "}");

        discord.bot("/users/@me").refused(status, code);
        discord.get("/api/users/@me", Discord.BOT).refused(status, code);
        discord.bot("/users/@me").is(200);
    }

    @Test
    void shouldSpeakAsTheProxyInFrontWhenStatusIsItsOwn() {
        fault("{'path':'/users/@me','status':503}");

        Answer answer = discord.bot("/users/@me").is(503);

        assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
        discord.bot("/users/@me").is(503);
        discord.control("DELETE", "/faults", "").is(204);
        discord.bot("/users/@me").is(200);
    }

    @Test
    void shouldLimitAsDiscordDoes() {
        fault("{'path':'/users/@me','status':429,'retryAfter':1.5,'times':1}");

        Answer answer = discord.bot("/users/@me").refused(429, 0);

        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(answer.header("X-RateLimit-Reset-After")).isEqualTo("1.500");
        assertThat(answer.header("X-RateLimit-Scope")).isEqualTo("user");
        assertThat(answer.header("X-RateLimit-Global")).isEmpty();
        assertThat(answer.text("/message")).isEqualTo("You are being rate limited.");
        assertThat(answer.at("/retry_after").asDouble()).isEqualTo(1.5);
        assertThat(answer.at("/global").asBoolean(true)).isFalse();
    }

    @Test
    void shouldLimitGloballyWhenAsked() {
        fault("{'path':'/**','status':429,'retryAfter':0.25,'global':true}");

        Answer answer = discord.bot("/users/@me").refused(429, 0);

        assertThat(answer.header("X-RateLimit-Global")).isEqualTo("true");
        assertThat(answer.header("X-RateLimit-Scope")).isEqualTo("global");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.at("/global").asBoolean()).isTrue();
    }

    @Test
    void shouldAnswerGarbageWhenAsked() {
        fault("{'path':'/users/@me','garbage':true,'times':1}");

        Answer answer = discord.bot("/users/@me").is(200);

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThatThrownBy(answer::json).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldHangUpWhenAsked() {
        fault("{'path':'/oauth2/token','method':'post','drop':true}");

        assertThatThrownBy(() -> discord.redeem("x")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldAnswerLaterAndRightWhenOnlyDelayed() {
        String code = discord.code("aurora");
        fault("{'path':'/oauth2/*','delayMillis':300,'times':1}");
        long begin = System.nanoTime();

        discord.redeem(code).is(200);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @CsvSource({
        "/guilds/*,/guilds/1,true",
        "/guilds/*,/guilds/1/roles,false",
        "/guilds/*/roles,/guilds/1/roles,true",
        "/guilds/**,/guilds/1/members/search,true",
        "**,/users/@me,true",
        "/users/@m,/users/@me,false",
        "/users/.me,/users/@me,false",
        "/users/@me,/users/@me,true"
    })
    void shouldMeetTheRequestsOfItsPathOnly(String pattern, String path, boolean met) {
        fault("{'path':'" + pattern + "','status':503}");

        assertThat(discord.bot(path).status() == 503).isEqualTo(met);
    }

    @Test
    void shouldMeetItsMethodOnly() {
        fault("{'path':'/users/@me','method':'POST','status':503}");

        discord.bot("/users/@me").is(200);
    }

    @Test
    void shouldMeetThePageToo() {
        fault("{'path':'/oauth2/authorize','status':500}");

        discord.get("/oauth2/authorize?" + Discord.encode(Discord.wish()), "").is(500);
    }

    @Test
    void shouldBeListedAndClearedOneByOne() {
        String first = fault("{'path':'/users/@me','status':500,'times':3}").text("/id");
        fault("{'path':'/users/@me','status':429}");
        fault("{'path':'/a','garbage':true}");
        fault("{'path':'/a','drop':true}");
        fault("{'path':'/a','delayMillis':1}");
        discord.bot("/users/@me").is(500);

        Answer all = discord.control("GET", "/faults", "").is(200);

        assertThat(all.json()).hasSize(5);
        assertThat(all.at("/0/times").asInt()).isEqualTo(2);
        discord.control("DELETE", "/faults/" + first, "").is(204);
        discord.control("DELETE", "/faults/" + first, "").refused(404, 0);
        discord.bot("/users/@me").is(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'path':'/x'}",
                "{'status':500}",
                "{'path':'','status':500}",
                "{'path':'/x','status':200}",
                "{'path':'/x','status':418}",
                "{'path':'/x','status':500,'drop':true}",
                "{'path':'/x','garbage':true,'drop':true}",
                "{'path':'/x','status':500,'times':0}",
                "{'path':'/x','status':429,'retryAfter':-1}",
                "{'path':'/x','status':429,'scope':'mine'}",
                "{'path':'/x','delayMillis':100000}"
            })
    void shouldBeRefusedWhenInputIsWrong(String json) {
        discord.control("POST", "/faults", json).refused(400, 50035);
    }

    @Test
    void shouldBeBoundedInNumber() {
        for (int i = 0; i < 100; i++) {
            fault("{'path':'/a','status':500}");
        }

        discord.control("POST", "/faults", "{'path':'/a','status':500}").refused(400, 50035);
    }
}
