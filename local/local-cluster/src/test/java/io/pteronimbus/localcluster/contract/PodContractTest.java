package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.MappedCluster.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract: Workloads, what the containers of one pod have to do with each other. */
class PodContractTest {

    @TempDir
    private static Path directory;

    private static MappedCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = new MappedCluster(directory);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static Pod pod(String yaml) {
        return Serialization.unmarshal(yaml, Pod.class);
    }

    private static List<ContainerStatus> initStatuses(String pod) {
        return cluster.pod(pod).get().getStatus().getInitContainerStatuses();
    }

    @Test
    void shouldRunInitContainersInOrderWhenPodStarts() {
        // when
        cluster.create(pod("""
                metadata: {name: ordered}
                spec:
                  volumes: [{name: shared, emptyDir: {}}]
                  initContainers:
                  - name: first
                    image: shell:1
                    args: ['sleep 0.3; echo first >> /shared/order']
                    volumeMounts: [{name: shared, mountPath: /shared}]
                  - name: second
                    image: shell:1
                    args: ['echo second >> /shared/order']
                    volumeMounts: [{name: shared, mountPath: /shared}]
                  containers:
                  - name: main
                    image: shell:1
                    args: ['cat /shared/order; exec sleep 300']
                    volumeMounts: [{name: shared, mountPath: /shared}]
                """));

        // then
        cluster.awaitRunning("ordered");
        soon().until(() -> cluster.log("ordered").equals("first\nsecond\n"));
        assertThat(initStatuses("ordered")).allSatisfy(status -> {
            assertThat(status.getState().getTerminated().getReason()).isEqualTo("Completed");
            assertThat(status.getReady()).isTrue();
        });
    }

    @Test
    void shouldNotStartContainersWhenInitContainerFails() {
        // given
        String manifest = """
                metadata: {name: NAME}
                spec:
                  restartPolicy: POLICY
                  initContainers: [{name: install, image: 'shell:1', args: ['exit 9']}]
                  containers: [{name: main, image: 'shell:1', args: ['echo started; exec sleep 300']}]
                """;

        // when
        cluster.create(pod(manifest.replace("NAME", "hopeless").replace("POLICY", "Never")));
        cluster.create(pod(manifest.replace("NAME", "trying").replace("POLICY", "Always")));

        // then
        cluster.awaitPhase("hopeless", "Failed");
        assertThat(initStatuses("hopeless")
                        .getFirst()
                        .getState()
                        .getTerminated()
                        .getExitCode())
                .isEqualTo(9);
        soon().until(() -> initStatuses("trying").getFirst().getRestartCount() >= 1
                && "CrashLoopBackOff"
                        .equals(initStatuses("trying")
                                .getFirst()
                                .getState()
                                .getWaiting()
                                .getReason()));
        assertThat(cluster.pod("trying").get().getStatus().getPhase()).isEqualTo("Pending");
        assertThat(cluster.status("trying").getState().getWaiting().getReason()).isEqualTo("PodInitializing");
    }

    @Test
    void shouldRestartOnlyTheOneThatEndedWhenPodHasSeveralContainers() {
        // when
        cluster.create(pod("""
                metadata: {name: pair}
                spec:
                  volumes: [{name: shared, emptyDir: {}}]
                  containers:
                  - name: main
                    image: shell:1
                    args: ['echo from main > /shared/word; exec sleep 300']
                    volumeMounts: [{name: shared, mountPath: /shared}]
                  - name: side
                    image: shell:1
                    args: ['while [ ! -e /shared/word ]; do sleep 0.05; done; cat /shared/word; sleep 0.3; exit 2']
                    volumeMounts: [{name: shared, mountPath: /shared}]
                """));

        // then
        soon().until(() -> status("pair", "side").getRestartCount() >= 1);
        assertThat(status("pair", "main").getRestartCount()).isZero();
        assertThat(status("pair", "main").getReady()).isTrue();
        assertThat(cluster.pod("pair").inContainer("side").terminated().getLog())
                .isEqualTo("from main\n");
        assertThat(cluster.pod("pair").get().getStatus().getPhase()).isEqualTo("Running");
    }

    @Test
    void shouldBeUnreadyUntilThePortOpensWhenProbeIsTcp() {
        // when
        cluster.create(pod("""
                metadata: {name: listening}
                spec:
                  containers:
                  - name: main
                    image: shell:1
                    args:
                    - |-
                      sleep 2.5
                      exec perl -MIO::Socket::INET -e 'my $s=IO::Socket::INET->new(LocalAddr=>"127.0.0.1",LocalPort=>$ENV{PTN_PORT_80},Listen=>5) or die; while(my $c=$s->accept){close $c}'
                    ports: [{containerPort: 80}]
                    readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 1}
                """));

        // then
        cluster.awaitRunning("listening");
        assertThat(cluster.status("listening").getReady()).isFalse();
        soon().until(() -> cluster.status("listening").getReady());
        assertThat(cluster.events("listening")).contains("Unhealthy");
    }

    @Test
    void shouldKillWhenStartupProbeNeverSucceeds() {
        // when
        cluster.create(pod("""
                metadata: {name: stuck}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: main
                    image: shell:1
                    args: ['exec sleep 300']
                    startupProbe: {exec: {command: ['false']}, periodSeconds: 1, failureThreshold: 2}
                """));

        // then
        soon().until(() -> cluster.status("stuck").getRestartCount() >= 1);
        assertThat(cluster.status("stuck").getLastState().getTerminated().getExitCode())
                .isGreaterThanOrEqualTo(128);
        assertThat(cluster.events("stuck")).contains("Unhealthy", "Killing");
    }

    @Test
    void shouldSayOomKilledWhenMemoryLimitIsExceeded() {
        // when
        cluster.create(pod("""
                metadata: {name: greedy}
                spec:
                  restartPolicy: Never
                  containers:
                  - name: main
                    image: shell:1
                    args: ['exec perl -e "\\$x = q(x) x 200_000_000; sleep 300"']
                    resources: {limits: {memory: 64Mi}}
                """));

        // then
        cluster.awaitPhase("greedy", "Failed");
        assertThat(cluster.status("greedy").getState().getTerminated().getReason())
                .isEqualTo("OOMKilled");
        assertThat(cluster.status("greedy").getState().getTerminated().getExitCode())
                .isEqualTo(137);
    }

    private static ContainerStatus status(String pod, String container) {
        return cluster.pod(pod).get().getStatus().getContainerStatuses().stream()
                .filter(status -> status.getName().equals(container))
                .findFirst()
                .orElseThrow();
    }
}
