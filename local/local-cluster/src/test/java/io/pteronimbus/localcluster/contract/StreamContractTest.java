package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.MappedCluster.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamContractTest {

    @TempDir
    static Path directory;

    private static MappedCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = new MappedCluster(directory);
        cluster.create(console("console"));
        cluster.run("host", "echo hosting; exec sleep 300");
        cluster.awaitRunning("console");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void shouldGiveSelectedLinesWhenLogIsRead() {
        // given
        cluster.run("lines", "for i in 1 2 3 4 5; do echo line $i; done; exec sleep 300");
        soon().until(() -> cluster.log("lines").endsWith("line 5\n"));

        // then
        assertThat(cluster.pod("lines").tailingLines(2).getLog()).isEqualTo("line 4\nline 5\n");
        assertThat(cluster.pod("lines").limitBytes(6).getLog()).isEqualTo("line 1");
        assertThat(cluster.pod("lines").sinceTime("2100-01-01T00:00:00Z").getLog())
                .isEmpty();
        assertThat(cluster.pod("lines")
                        .usingTimestamps()
                        .sinceSeconds(60)
                        .getLog()
                        .lines())
                .hasSize(5)
                .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z line \\d"));
    }

    @Test
    void shouldGivePreviousRunWhenContainerRestarted() {
        // given
        cluster.create(MappedCluster.shellPod("again", "echo only run; exit 1"));
        soon().until(() -> cluster.status("again").getRestartCount() >= 1);

        // then
        assertThat(cluster.pod("again").terminated().getLog()).isEqualTo("only run\n");
        assertThatThrownBy(() -> cluster.pod("host").terminated().getLog())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("not found");
    }

    @Test
    void shouldReachAllFollowersToTheLastByteWhenContainerEnds() throws Exception {
        // given
        cluster.run(
                "source",
                "while [ ! -e go ]; do sleep 0.02; done; i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done; printf end");
        List<ByteArrayOutputStream> outputs = new ArrayList<>();
        List<LogWatch> watches = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            outputs.add(new ByteArrayOutputStream());
            watches.add(cluster.pod("source").watchLog(outputs.getLast()));
        }

        // when
        execute("source", "touch", "go");

        // then
        for (int i = 0; i < outputs.size(); i++) {
            ByteArrayOutputStream output = outputs.get(i);
            soon().until(() -> output.toString(UTF_8).endsWith("end"));
            assertThat(output.toString(UTF_8).lines().count()).isEqualTo(2001);
            watches.get(i).close();
        }
    }

    @Test
    void shouldGiveOutputsAndExitCodeWhenCommandIsExecuted() throws Exception {
        // when
        Result result = execute("host", "sh", "-c", "echo $FROM_IMAGE; echo bad >&2; exit 7");

        // then
        assertThat(result).isEqualTo(new Result(7, "yes\n", "bad\n"));
    }

    @Test
    void shouldLoseNothingWhenCommandWritesMuchBeforeItEnds() throws Exception {
        // when
        Result result = execute("host", "sh", "-c", "head -c 2000000 /dev/zero | tr '\\0' x; printf last");

        // then
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasSize(2_000_004).endsWith("xlast");
    }

    @Test
    void shouldKeepInputOpenWhenAttachedClientLeaves() throws Exception {
        // when
        try (ExecWatch first =
                cluster.pod("console").redirectingInput().redirectingOutput().attach()) {
            say(first, "one");
            assertThat(readUntil(first.getOutput(), "got one")).contains("got one");
        }

        // then
        try (ExecWatch second =
                cluster.pod("console").redirectingInput().redirectingOutput().attach()) {
            say(second, "two");
            assertThat(readUntil(second.getOutput(), "got two")).contains("got two");
        }
        assertThat(cluster.isRunning("console")).isTrue();
    }

    @Test
    void shouldGiveExitCodeWhenKubectlExecutes() throws Exception {
        // given
        assumeTrue(MappedCluster.hasKubectl());

        // when
        var finished =
                MappedCluster.finish(cluster.kubectl("exec", "host", "--", "sh", "-c", "echo from $HOSTNAME; exit 3"));

        // then
        assertThat(finished.code()).isEqualTo(3);
        assertThat(finished.output()).contains("from host\n").contains("exit code 3");
    }

    @Test
    void shouldEndInputWhenKubectlClosesIt() throws Exception {
        // given
        assumeTrue(MappedCluster.hasKubectl());
        Process kubectl = cluster.kubectl("exec", "-i", "host", "--", "cat");

        // when
        kubectl.getOutputStream().write("piped\n".getBytes(UTF_8));

        // then
        assertThat(MappedCluster.finish(kubectl)).isEqualTo(new MappedCluster.Finished(0, "piped\n"));
    }

    @Test
    void shouldEndInputWhenClientClosesItsChannel() throws Exception {
        // given
        var received = new ByteArrayOutputStream();
        var status = new CompletableFuture<String>();
        var uri = URI.create(cluster.baseUrl().replace("http", "ws") + "/api/v1/namespaces/" + MappedCluster.NAMESPACE
                + "/pods/host/exec?command=sh&command=-c&command=cat%3B+echo+end&stdin=true&stdout=true");
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("v5.channel.k8s.io")
                .buildAsync(uri, new ChannelListener(received, status))
                .get(10, TimeUnit.SECONDS);

        // when
        socket.sendBinary(ByteBuffer.wrap("\0piped\n".getBytes(UTF_8)), true).join();
        soon().until(() -> received.toString(UTF_8).equals("piped\n"));
        socket.sendBinary(ByteBuffer.wrap(new byte[] {(byte) 255, 0}), true).join();

        // then
        assertThat(socket.getSubprotocol()).isEqualTo("v5.channel.k8s.io");
        assertThat(status.get(10, TimeUnit.SECONDS)).contains("\"Success\"");
        assertThat(received.toString(UTF_8)).isEqualTo("piped\nend\n");
    }

    private record ChannelListener(ByteArrayOutputStream received, CompletableFuture<String> status)
            implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] message = new byte[data.remaining()];
            data.get(message);
            if (message[0] == 3) {
                status.complete(new String(message, 1, message.length - 1, UTF_8));
            } else {
                received.write(message, 1, message.length - 1);
            }
            socket.request(1);
            return null;
        }
    }

    @Test
    void shouldReachGameWhenKubectlAttaches() throws Exception {
        // given
        assumeTrue(MappedCluster.hasKubectl());
        cluster.create(console("other"));
        cluster.awaitRunning("other");
        Process kubectl = cluster.kubectl("attach", "-i", "other");

        // when
        kubectl.getOutputStream().write("hello\nstop\n".getBytes(UTF_8));
        kubectl.getOutputStream().flush();

        // then
        assertThat(readUntil(kubectl.getInputStream(), "got stop")).contains("got hello");
        kubectl.getOutputStream().close();
        assertThat(kubectl.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldFollowToTheEndWhenKubectlShowsLogs() throws Exception {
        // given
        assumeTrue(MappedCluster.hasKubectl());
        cluster.run("brief", "echo one; while [ ! -e go ]; do sleep 0.02; done; echo two");
        Process kubectl = cluster.kubectl("logs", "-f", "brief");
        String first = readUntil(kubectl.getInputStream(), "one");

        // when
        execute("brief", "touch", "go");

        // then
        assertThat(first).isEqualTo("one\n");
        assertThat(MappedCluster.finish(kubectl)).isEqualTo(new MappedCluster.Finished(0, "two\n"));
    }

    private static Pod console(String name) {
        Pod pod = MappedCluster.shellPod(name, "");
        pod.getSpec().getContainers().getFirst().setImage(MappedCluster.CONSOLE);
        pod.getSpec().getContainers().getFirst().setArgs(List.of());
        pod.getSpec().getContainers().getFirst().setStdin(true);
        return pod;
    }

    private static void say(ExecWatch watch, String line) throws IOException {
        watch.getInput().write((line + "\n").getBytes(UTF_8));
        watch.getInput().flush();
    }

    private static String readUntil(InputStream stream, String wanted) throws IOException {
        var seen = new StringBuilder();
        while (seen.indexOf(wanted + "\n") < 0) {
            int next = stream.read();
            if (next < 0) {
                break;
            }
            seen.append((char) next);
        }
        return seen.toString();
    }

    private record Result(int code, String out, String err) {}

    private static Result execute(String pod, String... command) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (ExecWatch watch =
                cluster.pod(pod).writingOutput(out).writingError(err).exec(command)) {
            int code = watch.exitCode().get(20, TimeUnit.SECONDS);
            return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
        }
    }
}
