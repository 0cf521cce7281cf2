package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.MappedCluster.NAMESPACE;
import static io.pteronimbus.localcluster.contract.MappedCluster.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatefulSetContractTest {

    @TempDir
    static Path directory;

    private static MappedCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = new MappedCluster(directory);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void shouldKeepDataAndPortWhenScaledToZeroAndBack() throws IOException {
        // given
        cluster.apply(statefulSet("scaled", "echo run >> /data/runs; exec sleep 300"));
        soon().until(() -> set("scaled").getStatus().getReadyReplicas() == 1);
        int port = service("scaled").getSpec().getPorts().getFirst().getNodePort();

        // when
        cluster.client
                .apps()
                .statefulSets()
                .inNamespace(NAMESPACE)
                .withName("scaled")
                .scale(0);
        cluster.awaitGone("scaled-0");
        cluster.client
                .apps()
                .statefulSets()
                .inNamespace(NAMESPACE)
                .withName("scaled")
                .scale(1);

        // then
        cluster.awaitRunning("scaled-0");
        soon().until(() -> Files.readAllLines(claimed("scaled").resolve("runs")).size() == 2);
        assertThat(service("scaled").getSpec().getPorts().getFirst().getNodePort())
                .isEqualTo(port);
    }

    @Test
    void shouldAnswerOnNodePortWhenPodBindsItsHostPort() {
        // given
        assertThat(Path.of("/usr/bin/perl")).exists();
        String server =
                "exec perl -MIO::Socket::INET -e 'my $s=IO::Socket::INET->new(LocalAddr=>\"127.0.0.1\",LocalPort=>$ENV{PTN_PORT_25565},Listen=>5) or die; while(my $c=$s->accept){print $c \"hi\"; close $c}'";

        // when
        cluster.apply(statefulSet("served", server));
        cluster.awaitRunning("served-0");

        // then
        soon().until(() -> {
            int port = service("served").getSpec().getPorts().getFirst().getNodePort();
            try (var socket = new Socket("127.0.0.1", port)) {
                return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .equals("hi");
            }
        });
        assertThat(service("served").getSpec().getClusterIP()).isEqualTo("127.0.0.1");
    }

    @Test
    void shouldWriteNothingWhenNothingChanges() {
        // given
        cluster.apply(statefulSet("calm", "exec sleep 300"));
        soon().until(() -> set("calm").getStatus().getReadyReplicas() == 1);
        soon().until(() -> service("calm").getSpec().getPorts().getFirst().getNodePort() != null);
        String before = versions("calm");

        // then
        org.awaitility.Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(3))
                .until(() -> versions("calm").equals(before));
    }

    @Test
    void shouldReplacePodGracefullyWhenTemplateChanges() {
        // given
        cluster.apply(statefulSet("rolled", "trap 'echo bye >> /data/bye; exit 0' TERM; while :; do sleep 0.05; done"));
        soon().until(() -> set("rolled").getStatus().getReadyReplicas() == 1);
        String before = cluster.pod("rolled-0").get().getMetadata().getUid();

        // when
        cluster.client
                .apps()
                .statefulSets()
                .inNamespace(NAMESPACE)
                .withName("rolled")
                .edit(object -> {
                    object.getSpec().getTemplate().getMetadata().setAnnotations(java.util.Map.of("nonce", "2"));
                    return object;
                });

        // then
        soon().until(() -> set("rolled").getStatus().getUpdatedReplicas() == 1
                && set("rolled")
                        .getStatus()
                        .getCurrentRevision()
                        .equals(set("rolled").getStatus().getUpdateRevision())
                && cluster.isRunning("rolled-0"));
        ObjectMeta metadata = cluster.pod("rolled-0").get().getMetadata();
        assertThat(metadata.getUid()).isNotEqualTo(before);
        assertThat(metadata.getLabels().get("controller-revision-hash"))
                .isEqualTo(set("rolled").getStatus().getUpdateRevision());
        assertThat(claimed("rolled").resolve("bye")).hasContent("bye");
    }

    @Test
    void shouldProtectClaimWhenPodUsesIt() {
        // given
        cluster.apply(statefulSet("kept", "exec sleep 300"));
        cluster.awaitRunning("kept-0");
        Path data = claimed("kept");

        // when
        var claim =
                cluster.client.persistentVolumeClaims().inNamespace(NAMESPACE).withName("data-kept-0");
        claim.delete();
        boolean stillThere = claim.get() != null && Files.exists(data);
        cluster.client
                .apps()
                .statefulSets()
                .inNamespace(NAMESPACE)
                .withName("kept")
                .delete();

        // then
        assertThat(stillThere).isTrue();
        soon().until(() -> cluster.pod("kept-0").get() == null && claim.get() == null && Files.notExists(data));
    }

    private static StatefulSet set(String name) {
        return cluster.client
                .apps()
                .statefulSets()
                .inNamespace(NAMESPACE)
                .withName(name)
                .get();
    }

    private static Service service(String name) {
        return cluster.client.services().inNamespace(NAMESPACE).withName(name).get();
    }

    private static String versions(String name) {
        return Stream.of(set(name), service(name), cluster.pod(name + "-0").get())
                .map(object -> object.getMetadata().getResourceVersion())
                .toList()
                .toString();
    }

    private static Path claimed(String set) {
        try (Stream<Path> claims = Files.list(directory.resolve("volumes").resolve(NAMESPACE))) {
            return claims.filter(path -> path.getFileName().toString().startsWith("data-" + set + "-0-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String statefulSet(String name, String script) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: NAME}
                spec:
                  type: NodePort
                  selector: {app: NAME}
                  ports: [{name: game, port: 25565}]
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: NAME}
                spec:
                  serviceName: NAME
                  replicas: 1
                  selector: {matchLabels: {app: NAME}}
                  template:
                    metadata: {labels: {app: NAME}}
                    spec:
                      containers:
                      - name: main
                        image: shell:1
                        args:
                        - |-
                          SCRIPT
                        ports: [{containerPort: 25565}]
                        resources: {limits: {cpu: 500m, memory: 64Mi}}
                        volumeMounts: [{name: data, mountPath: /data}]
                  volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """.replace("NAME", name).replace("SCRIPT", script);
    }
}
