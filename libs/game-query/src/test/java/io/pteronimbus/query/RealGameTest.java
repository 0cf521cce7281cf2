package io.pteronimbus.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo game, which is a true Minecraft server, in a process of its own. */
class RealGameTest extends Asking {

    @Test
    @Timeout(120)
    void shouldTellPlayersOfARealServer(@TempDir Path data) throws Exception {
        // given
        var port = freePort();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.pteronimbus.demogame.DemoGame")
                .redirectErrorStream(true);
        builder.environment()
                .putAll(java.util.Map.of(
                        "SERVER_PORT", Integer.toString(port),
                        "SERVER_BIND", "127.0.0.1",
                        "MOTD", "Come in",
                        "MAX_PLAYERS", "7",
                        "DATA_DIR", data.toString()));
        var game = builder.start();
        try (var output = game.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().anyMatch(line -> line.contains("Done ("))).isTrue();

            // when
            var players = ask(QueryProtocol.MINECRAFT, port, Duration.ofSeconds(20));

            // then
            assertThat(players.online()).isZero();
            assertThat(players.max()).isEqualTo(7);
            assertThat(players.motd()).isEqualTo("Come in");
            assertThat(players.version()).isNotEmpty();
        } finally {
            game.toHandle().destroy();
            game.waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
