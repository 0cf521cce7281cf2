package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitTest {

    /** Time stands still, so that a budget lasts until the test moves the clock. */
    @RegisterExtension
    final Discord discord = new Discord(new FakeDiscordOptions(
            "127.0.0.1",
            0,
            null,
            null,
            true,
            Discord.APPLICATION,
            null,
            false,
            Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC)));

    @Test
    void shouldCountDownAndRefuseUntilTheWindowEnds() throws IOException {
        Answer first = discord.bot("/users/@me").is(200);
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("50");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("49");
        assertThat(first.header("X-RateLimit-Reset")).isEqualTo("1777636801.000");
        assertThat(first.header("X-RateLimit-Bucket")).hasSize(32);
        for (int i = 1; i < 50; i++) {
            discord.bot("/users/@me").is(200);
        }

        Answer refused = discord.bot("/users/@me").refused(429, 0);

        assertThat(refused.at("/retry_after").asDouble()).isEqualTo(1);
        assertThat(refused.header("X-RateLimit-Bucket")).isEqualTo(first.header("X-RateLimit-Bucket"));
        discord.bot("/users/@me/guilds").is(200);
        discord.get("/api/users/@me", discord.bearer("aurora", "identify")).is(200);
        discord.control("POST", "/clock", "{'advanceSeconds':1}").is(200);
        discord.bot("/users/@me").is(200);
    }

    @Test
    void shouldCountEachGuildApart() {
        String other = discord.control(
                        "POST", "/guilds", "{'name':'Other','ownerId':'" + discord.person("aurora") + "'}")
                .text("/id");
        discord.control("PUT", "/guilds/" + other + "/members/" + Discord.CLIENT, "{}")
                .is(201);

        assertThat(discord.bot("/guilds/" + other).is(200).header("X-RateLimit-Remaining"))
                .isEqualTo("49");
        assertThat(discord.bot("/guilds/" + discord.guild()).is(200).header("X-RateLimit-Remaining"))
                .isEqualTo("49");
    }
}
