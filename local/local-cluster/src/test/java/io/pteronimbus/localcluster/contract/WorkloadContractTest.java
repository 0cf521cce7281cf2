package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.MappedCluster.NAMESPACE;
import static io.pteronimbus.localcluster.contract.MappedCluster.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadContractTest {

    @TempDir
    static Path directory;

    private static MappedCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = new MappedCluster(directory);
        apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {motd: hello, server.properties: "level=flat\\n"}
                """);
        apply("""
                apiVersion: v1
                kind: Secret
                metadata: {name: token}
                stringData: {key: s3cret}
                """);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void shouldComposeEnvironmentWhenContainerDeclaresIt() {
        // given
        Pod pod = Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: env, labels: {app: env}}
                spec:
                  containers:
                  - name: main
                    image: shell:1
                    args: ["env; echo 'ARG=$(COMBINED)-$$(COMBINED)-$(NONE)'; exec sleep 300"]
                    stdin: true
                    ports: [{containerPort: 25565}]
                    envFrom: [{configMapRef: {name: settings}, prefix: CM_}]
                    env:
                    - {name: PLAIN, value: one}
                    - {name: COMBINED, value: "$(PLAIN)-$(CM_motd)"}
                    - {name: SECRET, valueFrom: {secretKeyRef: {name: token, key: key}}}
                    - {name: MOTD, valueFrom: {configMapKeyRef: {name: settings, key: motd}}}
                    - {name: OPTIONAL, valueFrom: {configMapKeyRef: {name: none, key: x, optional: true}}}
                    - {name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                    - {name: LABEL, valueFrom: {fieldRef: {fieldPath: "metadata.labels['app']"}}}
                    - {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
                """, Pod.class);

        // when
        cluster.create(pod);

        // then
        soon().until(() -> cluster.log("env").contains("ARG="));
        List<String> lines = cluster.log("env").lines().toList();
        assertThat(lines)
                .contains("PLAIN=one", "COMBINED=one-hello", "SECRET=s3cret", "MOTD=hello", "NAME=env", "LABEL=env")
                .contains("IP=127.0.0.1", "FROM_IMAGE=yes", "ARG=one-hello-$(COMBINED)-$(NONE)")
                .anyMatch(line -> line.matches("PTN_PID=\\d+"))
                .anyMatch(line -> line.matches("PTN_STDIN=/.*/stdin"))
                .anyMatch(line -> line.matches("PTN_PORT_25565=3\\d{4}"))
                .noneMatch(line -> line.startsWith("OPTIONAL=") || line.startsWith("JAVA_HOME="));
    }

    @Test
    void shouldRewriteMountPathsEverywhereWhenVolumesAreMounted() {
        // given
        Pod pod = Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: volumes}
                spec:
                  restartPolicy: Never
                  initContainers:
                  - {name: first, image: "shell:1", args: ["echo first >> /scratch/order"], volumeMounts: [{name: scratch, mountPath: /scratch}]}
                  - {name: second, image: "shell:1", args: ["echo second >> /scratch/order"], volumeMounts: [{name: scratch, mountPath: /scratch}]}
                  containers:
                  - name: main
                    image: shell:1
                    command: ["sh", "-c", "pwd; cat /config/server.properties; cat $KEY_FILE; cat /scratch/order; echo $0", "/scratch/x"]
                    workingDir: /scratch/deep
                    env: [{name: KEY_FILE, value: /secret/key}]
                    volumeMounts:
                    - {name: scratch, mountPath: /scratch}
                    - {name: config, mountPath: /config}
                    - {name: secret, mountPath: /secret, readOnly: true}
                  - {name: side, image: "shell:1", args: ["echo side > /shared/side"], volumeMounts: [{name: scratch, mountPath: /shared}]}
                  volumes:
                  - {name: scratch, emptyDir: {}}
                  - {name: config, configMap: {name: settings}}
                  - {name: secret, secret: {secretName: token}}
                """, Pod.class);

        // when
        cluster.create(pod);

        // then
        cluster.awaitPhase("volumes", "Succeeded");
        String log = cluster.log("volumes");
        assertThat(log)
                .contains("/scratch/deep\nlevel=flat\ns3cretfirst\nsecond\n")
                .contains(directory + "/pods/");
        assertThat(cluster.pod("volumes").get().getStatus().getInitContainerStatuses())
                .allMatch(status -> status.getState().getTerminated().getExitCode() == 0);
        assertThat(cluster.pod("volumes").get().getStatus().getContainerStatuses())
                .hasSize(2)
                .allMatch(
                        status -> status.getState().getTerminated().getReason().equals("Completed"));
    }

    @Test
    void shouldKeepDataAndPortWhenScaledToZeroAndBack() throws IOException {
        // given
        apply(statefulSet("scaled", "echo run >> /data/runs; exec sleep 300"));
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
        apply(statefulSet("served", server));
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
        apply(statefulSet("calm", "exec sleep 300"));
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
        apply(statefulSet("rolled", "trap 'echo bye >> /data/bye; exit 0' TERM; while :; do sleep 0.05; done"));
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
    void shouldRunHookThenTermThenKillWhenPodIsDeleted() {
        // given
        Pod pod = Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: stubborn}
                spec:
                  terminationGracePeriodSeconds: 2
                  containers:
                  - name: main
                    image: shell:1
                    stdin: true
                    args: ["trap 'echo term >> %1$s/order' TERM; echo up; while read line; do echo $line >> %1$s/order; done; while :; do sleep 0.05; done"]
                    lifecycle: {preStop: {exec: {command: [sh, -c, "echo hook > $PTN_STDIN; kill -0 $PTN_PID && sleep 0.5"]}}}
                """.formatted(directory), Pod.class);
        cluster.create(pod);
        soon().until(() -> cluster.log("stubborn").equals("up\n"));
        long start = System.nanoTime();

        // when
        cluster.pod("stubborn").delete();

        // then
        cluster.awaitGone("stubborn");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(12));
        assertThat(directory.resolve("order")).content().startsWith("hook\nterm\n");
        assertThat(cluster.events("stubborn")).contains("Pulled", "Started", "Killing");
    }

    @Test
    void shouldKillAtOnceWhenDeletedWithoutGrace() {
        // given
        cluster.run("deaf", "trap '' TERM; echo $PTN_PID > %s/deaf; while :; do sleep 0.05; done".formatted(directory));
        soon().until(() -> Files.exists(directory.resolve("deaf")));

        // when
        cluster.pod("deaf").withGracePeriod(0).delete();

        // then
        soon().until(() -> !MappedCluster.isAlive(
                Long.parseLong(Files.readString(directory.resolve("deaf")).strip())));
        assertThat(cluster.pod("deaf").get()).isNull();
    }

    @Test
    void shouldBackOffWhenContainerKeepsFailing() {
        // when
        cluster.create(MappedCluster.shellPod("crash", "exit 3"));

        // then
        soon().until(() -> cluster.status("crash").getRestartCount() >= 2
                && cluster.status("crash").getState().getWaiting() != null
                && "CrashLoopBackOff"
                        .equals(cluster.status("crash").getState().getWaiting().getReason()));
        ContainerStateTerminated last = cluster.status("crash").getLastState().getTerminated();
        assertThat(last.getExitCode()).isEqualTo(3);
        assertThat(last.getReason()).isEqualTo("Error");
        assertThat(cluster.events("crash")).contains("BackOff");
    }

    @Test
    void shouldEndAsPolicySaysWhenContainerEnds() {
        // given
        Pod failing = MappedCluster.shellPod("failing", "exit 4");
        failing.getSpec().setRestartPolicy("Never");
        Pod passing = MappedCluster.shellPod("passing", "exit 0");
        passing.getSpec().setRestartPolicy("OnFailure");

        // when
        cluster.create(failing);
        cluster.create(passing);

        // then
        cluster.awaitPhase("failing", "Failed");
        cluster.awaitPhase("passing", "Succeeded");
        assertThat(cluster.status("failing").getState().getTerminated().getExitCode())
                .isEqualTo(4);
        assertThat(cluster.status("failing").getContainerID()).startsWith("process://");
    }

    @Test
    void shouldRunNothingWhenImageIsNotInMap() {
        // given
        Pod pod = MappedCluster.shellPod("foreign", "");
        pod.getSpec().getContainers().getFirst().setImage("docker.io/evil:latest");
        pod.getSpec()
                .getContainers()
                .getFirst()
                .setCommand(List.of("touch", directory.resolve("ran").toString()));

        // when
        cluster.create(pod);

        // then
        soon().until(() ->
                cluster.status("foreign").getState().getWaiting().getReason().equals("ImagePullBackOff"));
        assertThat(cluster.events("foreign")).contains("Failed", "BackOff");
        assertThat(directory.resolve("ran")).doesNotExist();
        assertThat(cluster.pod("foreign").get().getStatus().getPhase()).isEqualTo("Pending");
    }

    @Test
    void shouldProtectClaimWhenPodUsesIt() {
        // given
        apply(statefulSet("kept", "exec sleep 300"));
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

    private static void apply(String yaml) {
        for (String document : yaml.split("(?m)^---$")) {
            cluster.client.resource(document).inNamespace(NAMESPACE).create();
        }
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
