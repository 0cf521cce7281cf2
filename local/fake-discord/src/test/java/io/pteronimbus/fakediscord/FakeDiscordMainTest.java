package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FakeDiscordMainTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "FAKE_DISCORD_CLIENT_ID", Discord.CLIENT,
            "FAKE_DISCORD_CLIENT_SECRET", Discord.SECRET,
            "FAKE_DISCORD_BOT_TOKEN", "token-of-the-bot",
            "FAKE_DISCORD_REDIRECT_URIS", "http://localhost:1/a  http://127.0.0.1:1/a",
            "FAKE_DISCORD_PUBLIC_URL", "http://discord.example");

    @TempDir
    Path directory;

    private static FakeDiscordOptions options(Map<String, String> environment, String... arguments) {
        var main = new FakeDiscordMain(environment);
        new CommandLine(main).parseArgs(arguments);
        return main.options();
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakeDiscordMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Test
    void shouldTakeSecretsFromTheEnvironment() {
        FakeDiscordOptions options = options(ENVIRONMENT, "--port", "0", "--sample");

        assertThat(options.application())
                .isEqualTo(new FakeDiscordOptions.Registration(
                        "Pteronimbus",
                        Discord.CLIENT,
                        Discord.SECRET,
                        "token-of-the-bot",
                        List.of("http://localhost:1/a", "http://127.0.0.1:1/a")));
        assertThat(options.publicUrl()).isEqualTo("http://discord.example");
        assertThat(options.bind()).isEqualTo("127.0.0.1");
        assertThat(options.sample()).isTrue();
        assertThat(options.toString()).doesNotContain(Discord.SECRET, "token-of-the-bot");
    }

    @Test
    void shouldPreferOptionsToTheEnvironment() {
        FakeDiscordOptions options = options(ENVIRONMENT, "--client-id", "7", "--redirect-uri", "http://localhost:2/b");

        assertThat(options.application()).extracting("clientId").isEqualTo("7");
        assertThat(options.application()).extracting("redirectUris").isEqualTo(List.of("http://localhost:2/b"));
        assertThat(options(Map.of()).application()).isNull();
    }

    @Test
    void shouldRefuseWhenApplicationIsIncompleteOrWrong() {
        assertThatThrownBy(() -> options(Map.of(), "--client-id", "7")).hasMessageContaining("given together");
        assertThatThrownBy(() -> options(ENVIRONMENT, "--client-id", "no id")).hasMessageContaining("snowflake");
        assertThatThrownBy(() -> options(ENVIRONMENT, "--redirect-uri", "javascript:x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options(Map.of(), "--port", "70000")).hasMessageContaining("port");
    }

    @Test
    void shouldSayReadyInLittleMemoryAndEndCleanlyWhenTold() throws Exception {
        Path state = directory.resolve("state.json");
        var builder = new ProcessBuilder(command("--port", "0", "--sample", "--state", state.toString()));
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().remove("FAKE_DISCORD_PUBLIC_URL");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertThat(line).startsWith("fake-discord ready on http://localhost:");
            URI health = URI.create(line.substring(line.indexOf("http")) + "/_control/health");
            String answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .body();
            assertThat(answer).contains("\"UP\"");

            process.destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(Files.readString(state)).contains("Cloud Riders");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldEndWithAnErrorWhenPortIsTaken() throws IOException, InterruptedException {
        try (FakeDiscord other = FakeDiscord.start(FakeDiscordOptions.inMemory())) {
            Process process = new ProcessBuilder(command("--port", Integer.toString(other.port())))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes());

            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(output).contains("Cannot listen on 127.0.0.1:" + other.port());
        }
    }
}
