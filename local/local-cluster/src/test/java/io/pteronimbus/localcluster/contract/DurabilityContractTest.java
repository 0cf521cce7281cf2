package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.MappedCluster.NAMESPACE;
import static io.pteronimbus.localcluster.contract.MappedCluster.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.localcluster.LocalClusterMain;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster as a process of its own, that is ended and started again. */
class DurabilityContractTest {

    /** Says nothing, so that the loss of its pipes does not end it before the cluster does. */
    private static final String QUIET = """
            exec > /dev/null 2>&1; echo $PTN_PID >> %1$s/pids
            trap 'echo asked >> %1$s/asked; exit 0' TERM; while :; do sleep 0.05; done
            """;

    @TempDir
    Path directory;

    private @Nullable Process cluster;

    @AfterEach
    void stop() throws InterruptedException {
        if (cluster != null) {
            cluster.destroy();
            cluster.waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void shouldKeepObjectsAndEndOrphansWhenKilledAndStartedAgain() throws Exception {
        // given
        Process killed = launch();
        try (KubernetesClient client = connect()) {
            MappedCluster.createNamespace(client);
            write(client, "before", "kept");
            client.pods()
                    .inNamespace(NAMESPACE)
                    .resource(MappedCluster.shellPod("quiet", QUIET.formatted(directory)))
                    .create();
            soon().until(() -> status(client).getState().getRunning() != null && pids().size() == 1);
            write(client, "last", "written");

            // when
            killed.destroyForcibly().waitFor();
        }
        launch();

        // then
        try (KubernetesClient client = connect()) {
            assertThat(value(client, "before")).isEqualTo("kept");
            assertThat(value(client, "last")).isEqualTo("written");
            soon().until(() -> pids().size() == 2 && status(client).getState().getRunning() != null);
            assertThat(MappedCluster.isAlive(pids().getFirst())).isFalse();
            assertThat(directory.resolve("asked")).hasContent("asked");
            assertThat(status(client).getRestartCount()).isZero();
        }
    }

    @Test
    void shouldFindPodsAsTheyWereWhenStoppedAndStartedAgain() throws Exception {
        // given
        Process stopped = launch();
        String first;
        try (KubernetesClient client = connect()) {
            MappedCluster.createNamespace(client);
            client.pods()
                    .inNamespace(NAMESPACE)
                    .resource(MappedCluster.shellPod("quiet", QUIET.formatted(directory)))
                    .create();
            soon().until(() -> status(client).getState().getRunning() != null && pids().size() == 1);
            first = status(client).getContainerID();

            // when
            stopped.destroy();
            assertThat(stopped.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        boolean ended = !MappedCluster.isAlive(pids().getFirst());
        launch();

        // then
        assertThat(ended).isTrue();
        assertThat(directory.resolve("asked")).hasContent("asked");
        try (KubernetesClient client = connect()) {
            soon().until(() -> pids().size() == 2 && status(client).getState().getRunning() != null);
            assertThat(status(client).getContainerID()).isNotEqualTo(first);
            assertThat(status(client).getRestartCount()).isZero();
            assertThat(status(client).getLastState().getTerminated()).isNull();
        }
    }

    private Process launch() throws IOException {
        Files.deleteIfExists(directory.resolve("kubeconfig"));
        Path images = MappedCluster.images(directory);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process started = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalClusterMain.class.getName(),
                        "--port=0",
                        "--data=" + directory,
                        "--images=" + images)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        cluster = started;
        soon().until(() -> Files.size(directory.resolve("kubeconfig")) > 0);
        return started;
    }

    private KubernetesClient connect() throws IOException {
        String server = Files.readAllLines(directory.resolve("kubeconfig")).stream()
                .filter(line -> line.contains("server:"))
                .map(line -> line.substring(line.indexOf("server:") + 7)
                        .replace("\"", "")
                        .strip())
                .findFirst()
                .orElseThrow();
        return MappedCluster.client(server);
    }

    private List<Long> pids() throws IOException {
        return Files.readAllLines(directory.resolve("pids")).stream()
                .map(Long::valueOf)
                .toList();
    }

    private static ContainerStatus status(KubernetesClient client) {
        return client.pods()
                .inNamespace(NAMESPACE)
                .withName("quiet")
                .get()
                .getStatus()
                .getContainerStatuses()
                .getFirst();
    }

    private static void write(KubernetesClient client, String name, String value) {
        client.configMaps()
                .inNamespace(NAMESPACE)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withData(Map.of("value", value))
                        .build())
                .create();
    }

    private static String value(KubernetesClient client, String name) {
        return String.valueOf(client.configMaps()
                .inNamespace(NAMESPACE)
                .withName(name)
                .get()
                .getData()
                .get("value"));
    }
}
