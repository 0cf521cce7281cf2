package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.launcher.ChildJvm;
import io.pteronimbus.launcher.infra.FreePorts;
import io.pteronimbus.launcher.process.ProcessRecord;
import io.pteronimbus.launcher.process.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line as people use it: real PostgreSQL, Redis and Kafka, and stand-ins for what is built elsewhere. */
@Timeout(600)
class UpCommandTest {
    @TempDir
    private Path directory;

    private StackLayout layout;
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        layout = new StackLayout(directory.resolve("tree"), directory.resolve("data"));
        FakeService.installAll(layout);
        port = new FreePorts().next();
    }

    @AfterEach
    void stop() throws Exception {
        run("down");
    }

    @Test
    void shouldStartHealAndStopEverything() throws Exception {
        // when
        Outcome up = run("up", "--detach");
        Outcome again = run("up");
        JsonNode status = new JsonMapper().readTree(run("status", "--json").output());

        // then
        String address = "http://localhost:" + port;
        assertThat(up.code()).as(up.output()).isZero();
        assertThat(up.lines().subList(up.lines().size() - 5, up.lines().size()))
                .containsExactly(
                        "Pteronimbus is ready at " + address,
                        "Administrator: admin@pteronimbus.local",
                        "Password: "
                                + Secrets.read(layout.data()).administrator().password(),
                        "Discord: simulated, http://localhost:"
                                + StackPorts.read(layout.data()).orElseThrow().of("fake-discord"),
                        "Mailbox: http://localhost:"
                                + StackPorts.read(layout.data()).orElseThrow().of("mailbox"));
        assertThat(again.output()).contains("Pteronimbus is already running at " + address);
        assertThat(status.get("address").asText()).isEqualTo(address);
        assertThat(StreamSupport.stream(status.get("processes").spliterator(), false))
                .hasSize(13)
                .allMatch(process -> process.get("healthy").asBoolean()
                        && process.get("pid").isIntegralNumber()
                        && process.get("residentBytes").asLong() > 1_000_000);

        // when
        RunDirectory run = RunDirectory.at(layout.run());
        long pid = run.read("gateway").orElseThrow().pid();
        run.read("gateway").flatMap(ProcessRecord::find).orElseThrow().destroyForcibly();

        // then
        await().atMost(Duration.ofSeconds(120)).until(() -> run("status").code() == 0);
        assertThat(run.read("gateway").orElseThrow().pid()).isNotEqualTo(pid);
        assertThat(run("logs", "launcher").output()).contains("gateway ended (exit code 137)", "gateway is back");
        assertThat(run("logs").output()).contains("==> kafka", "==> auth-service", "listening on");

        // when
        List<ProcessHandle> processes = processes(run);
        Outcome down = run("down");

        // then
        assertThat(down.code()).as(down.output()).isZero();
        assertThat(processes).hasSize(14).noneMatch(ProcessHandle::isAlive);
        assertThat(run("status").code()).isEqualTo(3);
        assertThat(run("down").output()).contains("Pteronimbus is not running.");
    }

    @Test
    void shouldEndWhatAKilledLauncherLeftBehindWhenStartedAgain() throws Exception {
        // given
        run("up", "--detach");
        RunDirectory run = RunDirectory.at(layout.run());
        List<ProcessHandle> before = processes(run);
        run.read("launcher").flatMap(ProcessRecord::find).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> run.read("launcher").flatMap(ProcessRecord::find).isEmpty());

        // when
        Outcome up = run("up", "--detach");

        // then
        assertThat(up.code()).as(up.output()).isZero();
        assertThat(up.output()).contains("Ended 13 processes that an earlier launcher had left behind.");
        await().atMost(Duration.ofSeconds(30)).until(() -> before.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(run("status").code()).isZero();
    }

    @Test
    void shouldStopOnCtrlCAndHideAGivenPassword() throws Exception {
        // given
        ProcessBuilder builder = hearingCtrlC(command("up"));
        builder.environment().put("PTERONIMBUS_ADMIN_EMAIL", "me@example.org");
        builder.environment().put("PTERONIMBUS_ADMIN_PASSWORD", "a secret of mine");
        Path output = directory.resolve("output");
        Process up = builder.redirectOutput(output.toFile()).start();
        await().atMost(Duration.ofSeconds(120))
                .until(() -> Files.readString(output).contains("Password:"));
        List<ProcessHandle> processes = processes(RunDirectory.at(layout.run()));

        // when
        new ProcessBuilder("kill", "-INT", Long.toString(up.pid())).start().waitFor();

        // then
        assertThat(up.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(processes).hasSize(14).noneMatch(ProcessHandle::isAlive);
        assertThat(Files.readString(output))
                .contains("Administrator: me@example.org", "Password: (from PTERONIMBUS_ADMIN_PASSWORD)")
                .doesNotContain("a secret of mine");
        assertThat(Files.readString(layout.logs().resolve("auth-service.log")))
                .contains("PTERONIMBUS_ADMIN_PASSWORD=a secret of mine");
        assertThat(Files.readString(layout.logs().resolve("gateway.log"))).doesNotContain("a secret of mine");
    }

    @Test
    void shouldNameTheHolderWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            // when
            Outcome up = run("up");

            // then
            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output())
                    .contains("Port " + taken.getLocalPort() + " is in use by java (pid "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void shouldNameWhatIsNotBuilt() throws Exception {
        // given
        Files.delete(Service.AUTH.jar(layout.repository()));
        Files.delete(layout.clusterJar());

        // when
        Outcome up = run("up");

        // then
        assertThat(up.code()).isEqualTo(1);
        assertThat(up.output()).contains("Not built: auth-service, local/local-cluster.");
    }

    @Test
    void shouldShowTheEndOfTheLogWhenAPartDoesNotComeUp() throws Exception {
        // given
        Files.write(Service.TENANT.jar(layout.repository()), new byte[] {1, 2, 3});

        // when
        Outcome up = run("up", "--detach");

        // then
        assertThat(up.code()).isEqualTo(1);
        assertThat(up.output())
                .contains("tenant-service ended while it was starting (exit code 1). The end of its log:")
                .contains("Invalid or corrupt jarfile");
        assertThat(run("status").code()).isEqualTo(3);
        assertThat(RunDirectory.at(layout.run()).readAll()).isEmpty();
    }

    private record Outcome(int code, String output) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    private Outcome run(String... arguments) throws IOException {
        try {
            Path output = Files.createTempFile(directory, "output", ".txt");
            Process process = command(arguments).redirectOutput(output.toFile()).start();
            int code = process.waitFor();
            return new Outcome(code, Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private ProcessBuilder command(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--data", layout.data().toString()));
        List<String> command = ChildJvm.command(List.of("-Dpteronimbus.repository=" + layout.repository()), words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("PTERONIMBUS_PORT", Integer.toString(port));
        environment.put("XDG_STATE_HOME", directory.resolve("state").toString());
        environment
                .keySet()
                .removeIf(name -> Stream.of("ADMIN_", "DISCORD_", "MAIL_")
                        .anyMatch(kind -> name.startsWith("PTERONIMBUS_" + kind)));
        return builder;
    }

    /** A build that runs in the background ignores Ctrl-C, and so does every process it starts, unless told otherwise. */
    private static ProcessBuilder hearingCtrlC(ProcessBuilder builder) {
        List<String> command = new ArrayList<>(List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV or die"));
        command.addAll(builder.command());
        return builder.command(command);
    }

    private static List<ProcessHandle> processes(RunDirectory run) throws IOException {
        return run.readAll().stream().flatMap(each -> each.find().stream()).toList();
    }
}
