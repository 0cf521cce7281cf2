package io.pteronimbus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final List<String> news = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private RunDirectory run;
    private SupervisedProcess process;

    @BeforeEach
    void prepare() throws IOException {
        run = RunDirectory.at(directory.resolve("run"));
        process = supervise("exec sleep 600", pid -> true);
    }

    @AfterEach
    void stop() throws Exception {
        process.stop();
    }

    @Test
    void shouldNoteWhatRunsAndForgetItWhenStopped() throws Exception {
        // when
        process.start(WITHIN);
        Optional<ProcessHandle> running = running();
        process.stop();

        // then
        assertThat(running).isPresent();
        assertThat(running.get().isAlive()).isFalse();
        assertThat(run.readAll()).isEmpty();
    }

    @Test
    void shouldStartItAgainWhenItIsKilled() throws Exception {
        // given
        process.start(WITHIN);
        long first = running().orElseThrow().pid();

        // when
        running().orElseThrow().destroyForcibly();

        // then
        await().atMost(WITHIN).until(() -> news.contains("thing is back"));
        assertThat(running().orElseThrow().pid()).isNotEqualTo(first);
        assertThat(news).first().isEqualTo("thing ended (exit code 137); starting it again in 1 s");
    }

    @Test
    void shouldGoOnTryingWhenARestartFails() throws Exception {
        // given
        Path broken = directory.resolve("broken");
        ProcessLog log = new ProcessLog(directory.resolve("logs/thing.log"));
        process = supervise(
                "test -e " + broken + " && exit 3; echo up; exec sleep 600",
                pid -> log.tail(1).contains("up"));
        process.start(WITHIN);

        // when
        Files.createFile(broken);
        running().orElseThrow().destroyForcibly();
        await().atMost(WITHIN).until(() -> news.stream().anyMatch(line -> line.contains("again in 2 s")));
        Files.delete(broken);

        // then
        await().atMost(WITHIN).until(() -> running().isPresent() && news.contains("thing is back"));
    }

    @Test
    void shouldSayHowItEndedAndWhatItSaidWhenItDoesNotComeUp() throws Exception {
        // given
        process = supervise("echo out of order; exit 7", pid -> false);

        // when
        ProcessFailedException failure =
                catchThrowableOfType(ProcessFailedException.class, () -> process.start(WITHIN));

        // then
        assertThat(failure).hasMessage("thing ended while it was starting (exit code 7)");
        assertThat(failure.lastLines()).contains("out of order");
    }

    @Test
    void shouldGiveUpAndEndItWhenItIsNeverReady() throws Exception {
        // given
        process = supervise("exec sleep 600", pid -> {
            throw new IOException("not yet");
        });

        // when
        ProcessFailedException failure =
                catchThrowableOfType(ProcessFailedException.class, () -> process.start(Duration.ofSeconds(1)));

        // then
        assertThat(failure).hasMessage("thing was not ready within 1 s");
        assertThat(running()).isEmpty();
    }

    @Test
    void shouldPrepareBeforeEachStartAndPassTheEnvironment() throws Exception {
        // given
        Path prepared = directory.resolve("prepared");
        ProcessSpec spec = new ProcessSpec(
                "thing",
                1,
                List.of("sh", "-c", "echo said $WORD; exec sleep 600"),
                Map.of("WORD", "hello"),
                () -> Files.writeString(prepared, "yes"),
                pid -> new ProcessLog(directory.resolve("logs/thing.log"))
                        .tail(1)
                        .contains("said hello"),
                ProcessSpec.Shutdown.TERM);
        process = new SupervisedProcess(spec, directory.resolve("logs"), run, news::add, Clock.systemUTC());

        // when
        process.start(WITHIN);

        // then
        assertThat(prepared).exists();
    }

    @Test
    void shouldKillItAndItsChildrenWhenItDoesNotEndByItself() throws Exception {
        // given
        process = supervise(
                "trap '' TERM; sleep 600 & echo child $!; while :; do sleep 1; done",
                pid -> childPid().isPresent());
        process.start(WITHIN);
        ProcessHandle parent = running().orElseThrow();
        ProcessHandle child = ProcessHandle.of(childPid().orElseThrow()).orElseThrow();

        // when
        process.stop();

        // then
        assertThat(parent.isAlive()).isFalse();
        await().atMost(WITHIN).until(() -> !child.isAlive());
    }

    @Test
    void shouldStayAwayWhenItIsStoppedBeforeItStarts() throws Exception {
        // when
        process.stop();
        ProcessFailedException failure =
                catchThrowableOfType(ProcessFailedException.class, () -> process.start(WITHIN));

        // then
        assertThat(failure).isNotNull();
        assertThat(running()).isEmpty();
    }

    private Optional<Long> childPid() throws IOException {
        return new ProcessLog(directory.resolve("logs/thing.log"))
                .tail(10).stream()
                        .filter(line -> line.startsWith("child "))
                        .map(line -> Long.valueOf(line.substring(6)))
                        .findFirst();
    }

    private Optional<ProcessHandle> running() throws IOException {
        return run.read("thing").flatMap(ProcessRecord::find);
    }

    private SupervisedProcess supervise(String script, Probe probe) {
        ProcessSpec spec = new ProcessSpec(
                "thing",
                1,
                List.of("sh", "-c", script),
                Map.of(),
                Preparation.NONE,
                probe,
                new ProcessSpec.Shutdown(StopSignal.TERM, Duration.ofSeconds(1)));
        return new SupervisedProcess(spec, directory.resolve("logs"), run, news::add, Clock.systemUTC());
    }
}
