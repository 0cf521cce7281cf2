package io.pteronimbus.demogame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DemoGameTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ServerLog log = new ServerLog(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

    @TempDir
    private Path directory;

    @Test
    void shouldServeClientsAndItsConsoleUntilItIsClosed() throws IOException {
        // given
        GameConfig config = GameConfig.of(
                Map.of("SERVER_PORT", "0", "MOTD", "Come in", "MAX_PLAYERS", "1", "DATA_DIR", directory.toString()));
        GameServer game = DemoGame.start(config, log, () -> log.info("asked to stop"));

        // when
        String status = StatusPing.ask(game.port());
        try (JoiningClient alex = JoiningClient.join(game.port(), "Alex")) {
            alex.readUntilShown("Alex joined the game");
            alex.chat("good evening");
            alex.readUntilShown("<Alex> good evening");
            assertThatIOException()
                    .isThrownBy(() -> JoiningClient.join(game.port(), "Steve"))
                    .withMessageContaining("The server is full");
            DemoGame.console(
                    new ByteArrayInputStream("list\nsay hello\nstop\n".getBytes(StandardCharsets.UTF_8)),
                    new ConsoleCommands(game),
                    log);
            alex.readUntilShown("[Server] hello");
            game.close();
            alex.readUntilShown("Server closed");
        }

        // then
        assertThat(status).contains("\"Come in\"", "\"max\":1", "\"online\":0");
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "[03:04:05 INFO]: Starting the demo game on 127.0.0.1:0",
                        "[03:04:05 INFO]: Alex joined the game",
                        "[03:04:05 INFO]: <Alex> good evening",
                        "[03:04:05 INFO]: There are 1 of a max of 1 players online: Alex",
                        "[03:04:05 INFO]: This world was started once and has seen 1 player: Alex",
                        "[03:04:05 INFO]: [Server] hello",
                        "[03:04:05 INFO]: asked to stop",
                        "[03:04:05 INFO]: Stopping the server",
                        "[03:04:05 INFO]: Saved");
    }

    @Test
    void shouldNameAddressAndReasonWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given
            ProcessBuilder builder = command();
            builder.environment().put("SERVER_PORT", Integer.toString(taken.getLocalPort()));

            // when
            Process process = builder.start();

            // then
            assertThat(process.inputReader().lines())
                    .last()
                    .asString()
                    .endsWith("ERROR]: Cannot listen on 127.0.0.1:%d: Address already in use"
                            .formatted(taken.getLocalPort()));
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayHowLongItTookWithThreeDecimals() {
        assertThat(DemoGame.done(Duration.ofMillis(1234))).isEqualTo("Done (1.234s)! For help, type \"help\"");
    }

    @Test
    void shouldSaveAndEndWithZeroWhenStopIsTyped() throws Exception {
        // given
        Process process = startProcess();
        List<String> lines = readUntilDone(process);

        // when
        try (OutputStream console = process.getOutputStream()) {
            console.write("stop\n".getBytes(StandardCharsets.UTF_8));
        }

        // then
        assertEndsCleanly(process, lines);
    }

    @Test
    void shouldOutliveItsConsoleAndEndWithZeroWhenTerminated() throws Exception {
        // given
        Process process = startProcess();
        List<String> lines = readUntilDone(process);
        process.getOutputStream().close();

        // when
        boolean endedByItself = process.waitFor(1, TimeUnit.SECONDS);
        process.toHandle().destroy();

        // then
        assertThat(endedByItself).isFalse();
        assertEndsCleanly(process, lines);
    }

    @Test
    void shouldEndWithOneWhenItsConfigurationIsWrong() throws Exception {
        // given
        ProcessBuilder builder = command();
        builder.environment().put("SERVER_PORT", "x");

        // when
        Process process = builder.start();

        // then
        assertThat(process.inputReader().lines())
                .singleElement()
                .asString()
                .endsWith("ERROR]: SERVER_PORT must be a whole number, not \"x\"");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    private void assertEndsCleanly(Process process, List<String> lines) throws Exception {
        process.inputReader().lines().forEach(lines::add);
        assertThat(process.waitFor()).isZero();
        assertThat(lines.get(lines.size() - 2)).endsWith("INFO]: Stopping the server");
        assertThat(lines.getLast()).endsWith("INFO]: Saved");
        assertThat(Files.readString(directory.resolve("world.json"))).contains("\"starts\": 1");
    }

    private static List<String> readUntilDone(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains("]: Done (")) {
                return lines;
            }
        }
        throw new AssertionError("Ended before it was done: " + lines);
    }

    private Process startProcess() throws IOException {
        ProcessBuilder builder = command();
        builder.environment().put("SERVER_PORT", "0");
        return builder.start();
    }

    private ProcessBuilder command() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DemoGame.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PTN_PORT_"));
        builder.environment().put("DATA_DIR", directory.toString());
        return builder.redirectErrorStream(true);
    }
}
