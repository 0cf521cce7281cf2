package io.pteronimbus.localcluster.workload;

import static io.pteronimbus.localcluster.workload.WorkloadFixture.json;
import static io.pteronimbus.localcluster.workload.WorkloadFixture.key;
import static io.pteronimbus.localcluster.workload.WorkloadFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.DeleteOptions;
import io.pteronimbus.localcluster.store.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessWorkloadsTest {

    @TempDir
    Path directory;

    private WorkloadFixture cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new WorkloadFixture(directory);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldKeepClaimAndPortWhenScaledToZeroAndBack() {
        // given
        cluster.create("apps", "statefulsets", set(1, "echo $PTN_PORT_25565 >> /data/log; exec sleep 300"));
        cluster.awaitRunning("game-0");
        soon().until(() -> readyReplicas() == 1);
        Path data = data();
        soon().until(() -> Files.exists(data.resolve("log")));

        // when
        scale(0);
        cluster.awaitGone("game-0");
        scale(1);
        cluster.awaitRunning("game-0");

        // then
        soon().until(() -> Files.readAllLines(data.resolve("log")).size() == 2);
        assertThat(lines(data)).allSatisfy(line -> assertThat(line).matches("3\\d{4}"));
        assertThat(lines(data).getFirst()).isEqualTo(lines(data).getLast());
    }

    @Test
    void shouldReplacePodWhenTemplateChanges() {
        // given
        cluster.create("apps", "statefulsets", set(2, "exec sleep 300"));
        soon().until(() -> readyReplicas() == 2);
        String before = cluster.pod("game-1").at("/metadata/uid").asText();

        // when
        cluster.store().update(key("apps", "statefulsets", "game"), object -> {
            object.withObject("/spec/template/metadata/annotations").put("nonce", "2");
            return object;
        });

        // then
        soon().until(() -> cluster.store()
                        .get(key("apps", "statefulsets", "game"))
                        .orElseThrow()
                        .at("/status/updatedReplicas")
                        .asInt()
                == 2);
        assertThat(cluster.pod("game-1").at("/metadata/uid").asText()).isNotEqualTo(before);
        assertThat(cluster.pod("game-0").at("/metadata/annotations/nonce").asText())
                .isEqualTo("2");
    }

    @Test
    void shouldAgreeOnPortWhenServiceSelectsPod() {
        // given
        cluster.create("", "services", service("early"));
        soon().until(() -> nodePort("early") > 0);
        cluster.create("apps", "statefulsets", set(1, "echo port=$PTN_PORT_25565; exec sleep 300"));
        cluster.awaitRunning("game-0");

        // when
        cluster.create("", "services", service("late"));

        // then
        soon().until(() -> nodePort("late") > 0);
        assertThat(nodePort("late")).isEqualTo(nodePort("early"));
        soon().untilAsserted(() -> assertThat(cluster.log("game-0", 0)).contains("port=" + nodePort("early")));
    }

    @Test
    void shouldBackOffAndCountWhenContainerFails() {
        // given
        cluster.create("", "pods", pod("crash", "echo run; exit 3"));

        // when
        soon().until(() -> cluster.container("crash").path("restartCount").asInt() >= 2
                && cluster.container("crash")
                        .at("/state/waiting/reason")
                        .asText()
                        .equals("CrashLoopBackOff"));

        // then
        assertThat(cluster.container("crash")
                        .at("/lastState/terminated/exitCode")
                        .asInt())
                .isEqualTo(3);
        assertThat(cluster.container("crash").at("/lastState/terminated/reason").asText())
                .isEqualTo("Error");
    }

    @Test
    void shouldRunNothingWhenImageIsNotMapped() {
        // given
        ObjectNode pod = pod("foreign", "touch " + directory.resolve("ran"));
        ((ObjectNode) pod.at("/spec/containers/0")).put("image", "evil:1");

        // when
        cluster.create("", "pods", pod);

        // then
        soon().until(() -> cluster.container("foreign")
                .at("/state/waiting/reason")
                .asText()
                .equals("ImagePullBackOff"));
        assertThat(directory.resolve("ran")).doesNotExist();
        assertThat(cluster.store().list("", "events", WorkloadFixture.NAMESPACE))
                .anySatisfy(event ->
                        assertThat(event.path("message").asText()).contains("not in this cluster's image map"));
    }

    @Test
    void shouldRunHookThenTermThenKillWhenDeleted() {
        // given
        ObjectNode pod = pod(
                "stoppable",
                "trap 'echo term' TERM; echo up; while read line; do echo got $line; done; while :; do sleep 0.05; done");
        ((ObjectNode) pod.at("/spec/containers/0"))
                .put("stdin", true)
                .set(
                        "lifecycle",
                        json(
                                "{'preStop':{'exec':{'command':['sh','-c','echo bye $PTN_PID > $PTN_STDIN; sleep 0.3']}}}"));
        cluster.create("", "pods", pod);
        soon().until(() -> cluster.log("stoppable", 0).contains("up"));
        Path log = logFile("stoppable");
        StringBuilder last = new StringBuilder();

        // when
        cluster.store().delete(ObjectKey.pod("games", "stoppable"), DeleteOptions.grace(2));
        long start = System.nanoTime();
        soon().until(() -> {
            if (Files.exists(log)) {
                last.replace(0, last.length(), Files.readString(log));
            }
            return cluster.store().get(ObjectKey.pod("games", "stoppable")).isEmpty();
        });

        // then
        assertThat(last.toString()).containsSubsequence("up", "got bye", "term");
        assertThat(System.nanoTime() - start).isBetween(1_700_000_000L, 6_000_000_000L);
        soon().until(() -> Files.notExists(log));
    }

    @Test
    void shouldStartPodsAgainAsTheyWereWhenStoppedAndStarted() {
        // given
        cluster.create("", "pods", pod("steady", "trap 'exit 0' TERM; echo up; while :; do sleep 0.05; done"));
        cluster.awaitRunning("steady");
        String before = cluster.container("steady").path("containerID").asText();

        // when
        cluster.restart();

        // then
        soon().until(() -> cluster.container("steady").at("/state/running").isObject()
                && !cluster.container("steady").path("containerID").asText().equals(before));
        assertThat(cluster.container("steady").path("restartCount").asInt()).isZero();
        assertThat(cluster.container("steady").path("lastState").isEmpty()).isTrue();
    }

    private Path logFile(String pod) {
        return directory
                .resolve("pods")
                .resolve(cluster.pod(pod).at("/metadata/uid").asText())
                .resolve("main/0.log");
    }

    private int nodePort(String service) {
        return cluster.store()
                .get(key("", "services", service))
                .orElseThrow()
                .at("/spec/ports/0/nodePort")
                .asInt();
    }

    private int readyReplicas() {
        return cluster.store()
                .get(key("apps", "statefulsets", "game"))
                .orElseThrow()
                .at("/status/readyReplicas")
                .asInt();
    }

    private void scale(int replicas) {
        cluster.store().update(key("apps", "statefulsets", "game"), object -> {
            object.withObject("/spec").put("replicas", replicas);
            return object;
        });
    }

    private Path data() {
        try (Stream<Path> claims = Files.list(directory.resolve("volumes/games"))) {
            return claims.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.util.List<String> lines(Path data) {
        try {
            return Files.readAllLines(data.resolve("log"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode service(String name) {
        return json(
                "{'apiVersion':'v1','kind':'Service','metadata':{'name':'%s'},'spec':{'type':'NodePort','selector':{'app':'game'},'ports':[{'port':25565,'targetPort':25565,'protocol':'TCP'}]}}"
                        .formatted(name));
    }

    private static ObjectNode pod(String name, String script) {
        ObjectNode pod = json(
                "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'%s'},'spec':{'containers':[{'name':'main','image':'shell:1'}]}}"
                        .formatted(name));
        ((ObjectNode) pod.at("/spec/containers/0")).putArray("args").add(script);
        return pod;
    }

    private static ObjectNode set(int replicas, String script) {
        ObjectNode set = json("""
                {'apiVersion':'apps/v1','kind':'StatefulSet','metadata':{'name':'game'},'spec':{'replicas':%d,
                 'selector':{'matchLabels':{'app':'game'}},'serviceName':'game',
                 'template':{'metadata':{'labels':{'app':'game'}},'spec':{'containers':[{'name':'main','image':'shell:1',
                   'ports':[{'containerPort':25565}],'volumeMounts':[{'name':'data','mountPath':'/data'}]}]}},
                 'volumeClaimTemplates':[{'metadata':{'name':'data'},'spec':{'accessModes':['ReadWriteOnce'],
                   'resources':{'requests':{'storage':'1Gi'}}}}]}}
                """.formatted(replicas));
        ((ObjectNode) set.at("/spec/template/spec/containers/0"))
                .putArray("args")
                .add(script);
        return set;
    }
}
