package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.crd.GameServerSpec.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the hooks with a real shell against real processes. */
class StopHookTest {
    @Test
    void shouldWriteCommandAndWaitWhenGameTakesItsTime(@TempDir Path folder) throws IOException, InterruptedException {
        // given
        var pipe = folder.resolve("stdin");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        var game = new ProcessBuilder(
                        "sh", "-c", "read -r l < \"$0\"; sleep 0.5; echo \"$l\" > \"$0.got\"", pipe.toString())
                .start();

        // when
        var hook = run(new Stop("say $(id); stop", null, 10), game, pipe);

        // then
        assertThat(hook.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(game.isAlive()).isFalse();
        assertThat(Files.readString(Path.of(pipe + ".got")).strip()).isEqualTo("say $(id); stop");
    }

    @Test
    void shouldSendSignalWhenTemplateNamesOne(@TempDir Path folder) throws IOException, InterruptedException {
        // given a signal that a build in the background does not ignore, as it does SIGINT
        var ready = folder.resolve("ready");
        var game = new ProcessBuilder(
                        "sh", "-c", "trap 'exit 42' USR1; touch \"$0\"; while :; do sleep 0.1; done", ready.toString())
                .start();
        while (!Files.exists(ready)) {
            Thread.onSpinWait();
        }

        // when
        var hook = run(new Stop(null, "SIGUSR1", 10), game, folder.resolve("none"));

        // then
        assertThat(hook.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(game.waitFor()).isEqualTo(42);
    }

    @Test
    void shouldEndAtOnceWhenGameIsGone(@TempDir Path folder) throws IOException, InterruptedException {
        // given
        var game = new ProcessBuilder("true").start();
        game.waitFor();

        // when
        var hook = run(new Stop("stop", null, 10), game, folder.resolve("none"));

        // then
        assertThat(hook.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(hook.exitValue()).isZero();
    }

    @Test
    void shouldNotBeNeededWhenClusterSendsTheSignalItself() {
        // given // when // then
        assertThat(StopHook.of(new Stop(null, null, 10))).isNull();
        assertThat(StopHook.of(new Stop("", "SIGTERM", 10))).isNull();
    }

    private static Process run(Stop stop, Process game, Path stdin) throws IOException {
        List<String> command =
                Objects.requireNonNull(StopHook.of(stop)).getPreStop().getExec().getCommand();
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PTN_PID", Long.toString(game.pid()));
        builder.environment().put("PTN_STDIN", stdin.toString());
        return builder.start();
    }
}
