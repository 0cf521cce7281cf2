package io.pteronimbus.localcluster.workload.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerProcessTest {

    @TempDir
    Path directory;

    private final Map<Output, ByteArrayOutputStream> written = new ConcurrentHashMap<>();

    @Test
    void shouldHandOverEveryByteWhenProcessEnds() throws Exception {
        // given
        String script = "i=0; while [ $i -lt 20000 ]; do echo line-$i; i=$((i+1)); done; printf last; exit 7";

        // when
        int code = code(start(Stdin.NONE, script));

        // then
        assertThat(code).isEqualTo(7);
        assertThat(text(Output.STDOUT)).startsWith("line-0\n").endsWith("line-19999\nlast");
        assertThat(text(Output.STDOUT).lines().count()).isEqualTo(20001);
    }

    @Test
    void shouldReadOnWhenOutputCannotBeTaken() throws Exception {
        // given
        OutputSink full = (output, bytes) -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        };

        // when
        ContainerProcess process = start(Stdin.NONE, "head -c 1000000 /dev/zero; exit 7", full);

        // then
        assertThat(code(process)).isEqualTo(7);
    }

    @Test
    void shouldCallBackOnceUnlessTakenBackWhenProcessEnds() throws Exception {
        // given
        var called = new ConcurrentLinkedQueue<String>();
        ContainerProcess process = start(Stdin.OPEN, "read line");
        process.onExit(() -> called.add("stayed"));
        process.onExit(() -> called.add("left")).run();

        // when
        process.write("go\n".getBytes(StandardCharsets.UTF_8));
        code(process);
        await().until(() -> !called.isEmpty());
        process.onExit(() -> called.add("came late"));

        // then
        assertThat(called).containsExactly("stayed", "came late");
    }

    @Test
    void shouldSeeOnlyDeclaredEnvironmentAndOwnPidWhenStarted() throws Exception {
        // given
        ContainerProcess process = start(Stdin.NONE, "echo $PTN_PID $$; env | sort >&2");

        // when
        code(process);

        // then
        assertThat(text(Output.STDOUT).strip()).isEqualTo(process.pid() + " " + process.pid());
        assertThat(text(Output.STDERR).lines().map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrder("PATH", "PTN_CONTAINER", "PTN_PID", "PTN_STDIN", "PWD");
    }

    @Test
    void shouldReadFromPipeOfHookAndOwnerWhenStdinIsOpen() throws Exception {
        // given
        ContainerProcess process =
                start(Stdin.OPEN, "while read line; do echo got $line; [ $line = stop ] && exit 0; done");

        // when
        process.write("hello\n".getBytes(StandardCharsets.UTF_8));
        process.endInput();
        await().until(() -> text(Output.STDOUT).contains("got hello"));
        Files.writeString(directory.resolve("stdin"), "stop\n");

        // then
        assertThat(code(process)).isZero();
        assertThat(text(Output.STDOUT)).isEqualTo("got hello\ngot stop\n");
    }

    @Test
    void shouldReachEndOfInputWhenStdinIsOnceAndWriterLeaves() throws Exception {
        // given
        ContainerProcess process = start(Stdin.ONCE, "cat; echo over");
        process.write("text\n".getBytes(StandardCharsets.UTF_8));
        await().until(() -> text(Output.STDOUT).contains("text"));

        // when
        process.endInput();

        // then
        assertThat(code(process)).isZero();
        assertThat(text(Output.STDOUT)).isEqualTo("text\nover\n");
    }

    @Test
    void shouldLeaveNoOrphanWhenMainProcessEnds() throws Exception {
        // given
        ContainerProcess process = start(
                Stdin.NONE,
                "sleep 300 & echo $!; setsid sh -c 'echo $$; exec sleep 301' & while [ ! -e go ]; do sleep 0.01; done");
        await().until(() -> text(Output.STDOUT).lines().count() == 2);

        // when
        Files.createFile(directory.resolve("go"));
        code(process);

        // then
        assertThat(text(Output.STDOUT).lines().map(Long::parseLong)).noneMatch(ContainerProcessTest::runs);
    }

    @Test
    void shouldLetChildrenFinishWhenTerminated() throws Exception {
        // given
        ContainerProcess process = start(
                Stdin.NONE,
                "sh -c 'trap \"sleep 0.3; echo saved; exit 0\" TERM; echo ready; while :; do sleep 0.05; done' & wait");
        await().until(() -> text(Output.STDOUT).contains("ready"));

        // when
        process.terminate();

        // then
        assertThat(code(process)).isEqualTo(143);
        assertThat(text(Output.STDOUT)).contains("saved");
    }

    @Test
    void shouldEndWith137WhenKilled() throws Exception {
        // given
        ContainerProcess process = start(Stdin.NONE, "trap '' TERM; echo ready; while :; do sleep 0.05; done");
        await().until(() -> text(Output.STDOUT).contains("ready"));
        process.terminate();
        boolean endedByItself = process.awaitExit(Duration.ofMillis(200));

        // when
        process.kill();

        // then
        assertThat(endedByItself).isFalse();
        assertThat(code(process)).isEqualTo(137);
        assertThat(process.wasKilled()).isTrue();
    }

    private ContainerProcess start(Stdin stdin, String script) throws IOException {
        return start(
                stdin,
                script,
                (output, bytes) -> written.computeIfAbsent(output, any -> new ByteArrayOutputStream())
                        .writeBytes(bytes));
    }

    private ContainerProcess start(Stdin stdin, String script, OutputSink sink) throws IOException {
        Path pipe = directory.resolve("stdin");
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                System.getenv("PATH"),
                ProcessSpec.MARK,
                UUID.randomUUID().toString(),
                ProcessSpec.STDIN,
                pipe.toString()));
        var spec = new ProcessSpec(List.of("sh", "-c", script), environment, directory, stdin, pipe);
        return ContainerProcess.start(spec, sink);
    }

    private static int code(ContainerProcess process) throws Exception {
        return process.exit().get(20, TimeUnit.SECONDS);
    }

    private String text(Output output) {
        return written.getOrDefault(output, new ByteArrayOutputStream()).toString(StandardCharsets.UTF_8);
    }

    private static boolean runs(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException gone) {
            return false;
        }
    }
}
