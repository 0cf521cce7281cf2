package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.MappedCluster.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        cluster.apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {motd: hello, server.properties: "level=flat\\n"}
                """);
        cluster.apply("""
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
    void shouldFollowProbesWhenContainerDeclaresThem() {
        // given
        Pod pod = Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: probed}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: main
                    image: shell:1
                    args:
                    - |-
                      while [ ! -e bound ]; do sleep 0.05; done; rm -f bound
                      exec perl -MIO::Socket::INET -e 'my $s=IO::Socket::INET->new(LocalAddr=>"127.0.0.1",LocalPort=>$ENV{PTN_PORT_80},Listen=>5) or die; while(my $c=$s->accept){<$c>; print $c "HTTP/1.0 204 ok\\r\\n\\r\\n"; close $c}'
                    ports: [{name: web, containerPort: 80}]
                    startupProbe: {exec: {command: ["true"]}, periodSeconds: 1}
                    readinessProbe: {httpGet: {path: /, port: web}, periodSeconds: 1, failureThreshold: 1}
                    livenessProbe: {exec: {command: [sh, -c, "[ ! -e sick ]"]}, periodSeconds: 1, failureThreshold: 1}
                """, Pod.class);
        cluster.create(pod);
        cluster.awaitRunning("probed");
        boolean readyBefore = cluster.status("probed").getReady();
        soon().until(() -> cluster.events("probed").contains("Unhealthy"));
        Path root = root("probed");

        // when
        soon().until(() -> Files.exists(Files.createFile(root.resolve("bound"))));

        // then
        assertThat(readyBefore).isFalse();
        soon().until(() -> cluster.status("probed").getReady());
        soon().until(() -> Files.exists(Files.createFile(root.resolve("sick"))));
        soon().until(() -> cluster.status("probed").getRestartCount() >= 1);
    }

    private static Path root(String pod) {
        return directory
                .resolve("pods")
                .resolve(cluster.pod(pod).get().getMetadata().getUid())
                .resolve("main/root");
    }
}
