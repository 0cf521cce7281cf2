package io.pteronimbus.demogame;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/**
 * The process: reads its configuration from the environment, its commands from standard input, and ends with exit code
 * 0 after {@code stop} or SIGTERM, with 1 when it cannot start. The end of standard input ends only the console.
 */
public final class DemoGame {
    private DemoGame() {}

    /** @param args unused; see {@link GameConfig#of} for the environment variables */
    public static void main(String[] args) {
        // this process saves before it goes; the library would go at once
        System.setProperty("minestom.shutdown-on-signal", "false");
        long begin = System.nanoTime();
        Clock clock = Clock.systemDefaultZone();
        ServerLog log = new ServerLog(System.out, clock);
        try {
            GameConfig config = GameConfig.of(System.getenv());
            GameServer game = start(config, log, () -> System.exit(0));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(game, log), "end"));
            log.info(done(Duration.ofNanos(System.nanoTime() - begin)));
            Thread.ofPlatform()
                    .daemon()
                    .name("console")
                    .start(() -> console(System.in, new ConsoleCommands(game), log));
        } catch (IOException | IllegalArgumentException e) {
            log.error(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    static GameServer start(GameConfig config, ServerLog log, Runnable stop) throws IOException {
        log.info("Starting the demo game on " + config.bind() + ":" + config.port());
        GameServer game = new GameServer(config, log, WorldRecord.in(config.dataDirectory()), stop);
        game.start();
        return game;
    }

    static String done(Duration took) {
        return String.format(Locale.ROOT, "Done (%.3fs)! For help, type \"help\"", took.toMillis() / 1000.0);
    }

    /** Answers lines until the stream ends. */
    static void console(InputStream in, ConsoleCommands commands, ServerLog log) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                commands.run(line).forEach(log::info);
            }
        } catch (IOException e) {
            log.error("The console is closed: " + e.getMessage());
        }
    }

    /** Runs as the last thing in the process. Halting here is what turns SIGTERM's exit code 143 into 0. */
    private static void end(GameServer game, ServerLog log) {
        int code = 0;
        try {
            game.close();
        } catch (IOException e) {
            log.error("Cannot save the world: " + e.getMessage());
            code = 1;
        }
        Runtime.getRuntime().halt(code);
    }
}
