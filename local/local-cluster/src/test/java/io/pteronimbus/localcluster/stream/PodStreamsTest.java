package io.pteronimbus.localcluster.stream;

import static io.pteronimbus.localcluster.workload.WorkloadFixture.json;
import static io.pteronimbus.localcluster.workload.WorkloadFixture.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.pteronimbus.localcluster.workload.WorkloadFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodStreamsTest {

    @TempDir
    Path directory;

    private WorkloadFixture cluster;
    private StreamServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        cluster = new WorkloadFixture(directory);
        server = new StreamServer(cluster.store(), cluster.streams());
        client = server.client();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        cluster.close();
    }

    @Test
    void shouldSelectLinesWhenLogIsRead() {
        // given
        run("talker", "for i in 1 2 3 4 5; do echo line $i; done; echo oops >&2; exec sleep 300");
        soon().until(() -> pod("talker").getLog().lines().count() == 6);

        // when
        String tail = pod("talker").tailingLines(2).getLog();
        String timed = pod("talker").usingTimestamps().getLog();
        String limited = pod("talker").limitBytes(6).getLog();

        // then
        assertThat(pod("talker").getLog())
                .containsSubsequence("line 1\n", "line 2\n", "line 3\n", "line 4\n", "line 5\n");
        assertThat(tail.lines()).hasSize(2);
        assertThat(timed.lines()).allMatch(line -> line.matches("20\\d\\d-.*Z (line \\d|oops)"));
        assertThat(limited).hasSize(6);
    }

    @Test
    void shouldRefuseWhenThereIsNoSuchLog() {
        // given
        run("quiet", "exec sleep 300");
        cluster.awaitRunning("quiet");

        // then
        assertThatThrownBy(() -> pod("quiet").terminated().getLog())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("previous terminated container");
        assertThatThrownBy(() -> pod("quiet").inContainer("other").getLog())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("container other is not valid for pod quiet");
    }

    @Test
    void shouldShowLogOfRunBeforeWhenPreviousIsAsked() {
        // given
        run("again", "echo run $PTN_CONTAINER; exit 1");
        soon().until(() -> cluster.container("again").path("restartCount").asInt() >= 1);

        // when
        String previous = pod("again").terminated().getLog();

        // then
        assertThat(previous).startsWith("run ").hasLineCount(1);
    }

    @Test
    void shouldReachEveryFollowerWhenManyFollow() throws Exception {
        // given
        run(
                "source",
                "while [ ! -e go ]; do sleep 0.02; done; i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done; printf end");
        cluster.awaitRunning("source");
        List<ByteArrayOutputStream> outputs = new ArrayList<>();
        List<LogWatch> watches = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            var output = new ByteArrayOutputStream();
            outputs.add(output);
            watches.add(pod("source").watchLog(output));
        }

        // when
        exec("source", "touch", "go");

        // then
        for (ByteArrayOutputStream output : outputs) {
            soon().until(() -> output.toString(UTF_8).endsWith("end"));
            assertThat(output.toString(UTF_8).lines().count()).isEqualTo(3001);
        }
        watches.forEach(LogWatch::close);
    }

    @Test
    void shouldEndFollowingWhenContainerEnds() throws Exception {
        // given
        run("brief", "echo one; sleep 0.5; echo two");
        cluster.awaitRunning("brief");
        var output = new ByteArrayOutputStream();

        // when
        try (LogWatch watch = pod("brief").watchLog(output)) {
            watch.onClose().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }

        // then
        assertThat(output.toString(UTF_8)).isEqualTo("one\ntwo\n");
    }

    @Test
    void shouldGiveOutputAndExitCodeWhenCommandIsExecuted() throws Exception {
        // given
        run("host", "exec sleep 300");
        cluster.awaitRunning("host");

        // when
        var result = exec("host", "sh", "-c", "echo $FROM_IMAGE $PTN_PID; echo bad >&2; exit 7");

        // then
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out()).matches("yes \\d+\n");
        assertThat(result.err()).isEqualTo("bad\n");
    }

    @Test
    void shouldLoseNothingWhenCommandWritesMuchAndEnds() throws Exception {
        // given
        run("host", "exec sleep 300");
        cluster.awaitRunning("host");

        // when
        var result = exec("host", "sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' x; printf last");

        // then
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasSize(3_000_004).endsWith("xlast");
    }

    @Test
    void shouldPassInputBothWaysWhenAttached() throws Exception {
        // given
        ObjectNode pod =
                podObject("console", "echo up; while read line; do echo got $line; [ $line = stop ] && exit 0; done");
        ((ObjectNode) pod.at("/spec/containers/0")).put("stdin", true);
        cluster.create("", "pods", pod);
        cluster.awaitRunning("console");
        var output = new ByteArrayOutputStream();

        // when
        try (ExecWatch attached =
                pod("console").redirectingInput().writingOutput(output).attach()) {
            attached.getInput().write("hello\n".getBytes(UTF_8));
            attached.getInput().flush();
            soon().until(() -> output.toString(UTF_8).contains("got hello"));
        }
        assertThat(cluster.container("console").at("/state/running").isObject()).isTrue();

        // then
        var second = new ByteArrayOutputStream();
        try (ExecWatch attached =
                pod("console").redirectingInput().writingOutput(second).attach()) {
            attached.getInput().write("stop\n".getBytes(UTF_8));
            attached.getInput().flush();
            soon().until(() -> second.toString(UTF_8).contains("got stop"));
        }
    }

    @Test
    void shouldKeepNothingOfAttachedClientsWhenTheyAreGone() throws Exception {
        // given
        run("host", "exec sleep 300");
        cluster.awaitRunning("host");
        // a client of a test before may be on its way out
        long before = instances(AttachStream.class);

        // when
        for (int i = 0; i < 20; i++) {
            pod("host").writingOutput(new ByteArrayOutputStream()).attach().close();
        }

        // then
        soon().until(() -> instances(AttachStream.class) <= before);
    }

    /** After a collection of garbage. */
    private static long instances(Class<?> type) throws Exception {
        var histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.strip().split(" +"))
                .filter(words -> words.length > 3 && words[3].equals(type.getName()))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }

    @Test
    void shouldEndInputWhenVersionFiveClientClosesIt() throws Exception {
        // given
        run("host", "exec sleep 300");
        cluster.awaitRunning("host");
        var listener = new Collector();

        // when
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("v5.channel.k8s.io")
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + server.port()
                                + "/api/v1/namespaces/games/pods/host/exec?command=cat&stdin=true&stdout=true"),
                        listener)
                .get(5, TimeUnit.SECONDS);
        socket.sendBinary(ByteBuffer.wrap("\0text".getBytes(UTF_8)), true).get();
        socket.sendBinary(ByteBuffer.wrap(new byte[] {(byte) 255, 0}), true).get();
        listener.closed.get(10, TimeUnit.SECONDS);

        // then
        assertThat(socket.getSubprotocol()).isEqualTo("v5.channel.k8s.io");
        assertThat(listener.messages).contains("\u0001text").anyMatch(message -> message.contains("\"Success\""));
    }

    private static final class Collector implements WebSocket.Listener {
        private final List<String> messages = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            messages.add(UTF_8.decode(data).toString());
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
        }
    }

    private record Result(int code, String out, String err) {}

    private Result exec(String pod, String... command) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (ExecWatch watch = pod(pod).writingOutput(out).writingError(err).exec(command)) {
            int code = watch.exitCode().get(20, TimeUnit.SECONDS);
            return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
        }
    }

    private PodResource pod(String name) {
        return client.pods().inNamespace(WorkloadFixture.NAMESPACE).withName(name);
    }

    private void run(String name, String script) {
        cluster.create("", "pods", podObject(name, script));
    }

    private static ObjectNode podObject(String name, String script) {
        ObjectNode pod = json(
                "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'%s'},'spec':{'containers':[{'name':'main','image':'shell:1'}]}}"
                        .formatted(name));
        ((ObjectNode) pod.at("/spec/containers/0")).putArray("args").add(script);
        return pod;
    }
}
