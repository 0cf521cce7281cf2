package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.fakediscord.FakeDiscordOptions.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {

    @TempDir
    Path directory;

    private Discord discord() {
        return new Discord(options());
    }

    private FakeDiscordOptions options() {
        return FakeDiscordOptions.inMemory()
                .withApplication(Discord.APPLICATION)
                .withSample()
                .withStateFile(file());
    }

    private Path file() {
        return directory.resolve("sub/state.json");
    }

    @Test
    void shouldKeepPeopleAndAuthorizationsOverRestart() throws IOException {
        Discord discord = discord();
        discord.start();
        String bearer = discord.bearer("celeste", "identify");
        String code = discord.code("aurora");
        String used = discord.code("bastian");
        discord.redeem(used).is(200);
        discord.control("POST", "/people", "{'username':'erin'}").is(201);
        discord.control("POST", "/clock", "{'advanceSeconds':100}").is(200);
        String key = discord.bot("/applications/@me").text("/verify_key");
        var before = discord.control("GET", "/state", "").json();
        discord.stop();

        discord.start();

        var after = discord.control("GET", "/state", "").json();
        for (String part : List.of("people", "guilds", "applications", "authorizations")) {
            assertThat(after.path(part)).isEqualTo(before.path(part));
        }
        discord.get("/api/users/@me", bearer).is(200);
        discord.redeem(used).refused(400, "invalid_grant");
        discord.redeem(code).is(200);
        assertThat(discord.bot("/applications/@me").text("/verify_key")).isEqualTo(key);
        assertThat(discord.control("GET", "/clock", "").at("/offsetSeconds").asInt())
                .isEqualTo(100);
        discord.stop();
    }

    @Test
    void shouldWriteSoonAfterChangeAndForTheOwnerOnly() throws IOException {
        Discord discord = discord();
        discord.start();
        discord.control("POST", "/people", "{'username':'erin'}").is(201);

        await().until(() -> Files.exists(file()) && Files.readString(file()).contains("erin"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file())).doesNotContain(Discord.SECRET, Discord.BOT.substring(4));
        discord.stop();
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void shouldTakeOverNewSecretsAndRedirectsWhenStartedWithOthers() throws IOException {
        Discord discord = discord();
        discord.start();
        discord.stop();
        var other = new Registration(
                "Pteronimbus", Discord.CLIENT, "another secret", "another token", List.of("http://localhost:9/x"));

        discord = new Discord(options().withApplication(other));
        discord.start();

        discord.bot("/users/@me").refused(401, 0);
        discord.get("/api/users/@me", "Bot another token").is(200);
        assertThat(discord.control("GET", "/state", "").text("/applications/0/redirectUris/0"))
                .isEqualTo("http://localhost:9/x");
        assertThat(discord.control("GET", "/state", "").at("/people")).hasSize(5);
        discord.stop();
    }

    @Test
    void shouldNotStartAndLeaveTheFileWhenItIsSomethingElse() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"not\":\"ours\"}");

        assertThatThrownBy(() -> FakeDiscord.start(options())).isInstanceOf(IOException.class);

        assertThat(Files.readString(file())).isEqualTo("{\"not\":\"ours\"}");
    }

    @Test
    void shouldNotStartWhenPortIsTaken() throws IOException {
        try (FakeDiscord first = FakeDiscord.start(FakeDiscordOptions.inMemory())) {
            var same = new FakeDiscordOptions(
                    "127.0.0.1", first.port(), null, file(), true, null, null, false, Clock.systemUTC());

            assertThatThrownBy(() -> FakeDiscord.start(same))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Cannot listen");

            // it may be the first one's
            assertThat(file()).doesNotExist();
        }
    }
}
