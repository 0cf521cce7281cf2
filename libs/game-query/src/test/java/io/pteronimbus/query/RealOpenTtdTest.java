package io.pteronimbus.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenTTD as it is installed on this machine, run by the script of its image. */
class RealOpenTtdTest extends Asking {
    private static final String OPEN = "The world is open.";
    private static final Path SCRIPT = Path.of("..", "..", "deploy", "docker", "openttd", "openttd-server");

    @TempDir
    private Path data;

    @BeforeEach
    void needTheGame() {
        var installed = program();
        if (installed.isEmpty()) {
            System.err.println(
                    "SKIPPED: OpenTTD is not installed, so that the real game is not asked: apt-get install openttd openttd-opengfx");
        }
        assumeThat(installed).as("OpenTTD is installed").isPresent();
    }

    @Test
    @Timeout(120)
    void shouldTellPlayersOfARealServer() throws Exception {
        // given
        var port = freePort();
        var game = start(port);
        try (var output = game.inputReader(StandardCharsets.UTF_8)) {
            awaitOpen(output);

            // when
            var players = ask(QueryProtocol.OPENTTD, port, Duration.ofSeconds(20));

            // then
            assertThat(players.online()).isZero();
            assertThat(players.max()).isEqualTo(7);
            assertThat(players.motd()).isEqualTo("Rails = \"far\"; # and [wide]");
            assertThat(players.version()).matches(Pattern.compile("\\d+\\.\\d+.*"));
        } finally {
            end(game);
        }
    }

    @Test
    @Timeout(120)
    void shouldPlayOnInTheSameWorldWhenItIsStartedAgain() throws Exception {
        // given
        var first = start(freePort());
        try (var output = first.inputReader(StandardCharsets.UTF_8)) {
            assertThat(awaitOpen(output)).contains("Making a new world, temperate, 64 x 64 tiles.");
            say(first, "quit");
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(first.exitValue()).isZero();
        } finally {
            end(first);
        }

        // when
        var second = start(freePort());

        // then
        try (var output = second.inputReader(StandardCharsets.UTF_8)) {
            assertThat(awaitOpen(output)).contains("Playing on in the world of save/autosave/exit.sav.");
        } finally {
            end(second);
        }
        assertThat(Files.readString(data.resolve("secrets.cfg"))).contains("known to few");
    }

    @Test
    @Timeout(120)
    void shouldPutNoNewWorldInThePlaceOfOneThatCannotBeRead() throws Exception {
        // given
        var save = Files.createDirectories(data.resolve("save"));
        Files.writeString(save.resolve("mine.sav"), "half a world");
        var game = start(freePort());

        // when
        var hasEnded = game.waitFor(30, TimeUnit.SECONDS);

        // then
        try (var output = game.inputReader(StandardCharsets.UTF_8)) {
            assertThat(hasEnded).isTrue();
            assertThat(game.exitValue()).isEqualTo(2);
            assertThat(output.lines()).anyMatch(line -> line.contains("save/mine.sav cannot be read"));
        } finally {
            end(game);
        }
    }

    private Process start(int port) throws IOException {
        var builder = new ProcessBuilder("sh", SCRIPT.toString()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "HOME", data.toString(),
                        "DATA_DIR", data.toString(),
                        "OPENTTD", program().orElseThrow().toString(),
                        "SERVER_BIND", "127.0.0.1",
                        "SERVER_PORT", Integer.toString(port),
                        "SERVER_NAME", "Rails = \"far\"; # and [wide]",
                        "PASSWORD", "known to few",
                        "MAX_CLIENTS", "7",
                        "MAP_SIZE", "64"));
        return builder.start();
    }

    private static List<String> awaitOpen(BufferedReader output) throws IOException {
        var said = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.contains(OPEN)) {
                assertThat(said).noneMatch(each -> each.contains("known to few"));
                return said;
            }
        }
        throw new AssertionError("ended before it was open: " + said);
    }

    private static void say(Process game, String line) throws IOException {
        var console = game.outputWriter(StandardCharsets.UTF_8);
        console.write(line + "\n");
        console.flush();
    }

    private static void end(Process game) throws InterruptedException {
        game.toHandle().destroy();
        game.waitFor();
    }

    private static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/games"))
                .map(directory -> Path.of(directory, "openttd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
