package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.MappedCluster.NAMESPACE;
import static io.pteronimbus.localcluster.contract.MappedCluster.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract: Workloads, what pods use of the machine. */
class MetricsContractTest {

    private static final String PODS = "/apis/metrics.k8s.io/v1beta1/namespaces/" + NAMESPACE + "/pods";

    @TempDir
    private static Path directory;

    private static MappedCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = new MappedCluster(directory);
        cluster.run("busy", "while :; do :; done");
        cluster.run("idle", "exec sleep 300");
        soon().until(() -> metrics("busy") != null && metrics("idle") != null);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static PodMetrics metrics(String pod) {
        return cluster.client.top().pods().metrics(NAMESPACE, pod);
    }

    private static double used(String pod, String resource) {
        Map<String, Quantity> usage = metrics(pod).getContainers().getFirst().getUsage();
        return usage.getOrDefault(resource, new Quantity("0"))
                .getNumericalAmount()
                .doubleValue();
    }

    @Test
    void shouldTellWhatTheOperatingSystemCountsWhenPodsRun() {
        soon().until(() -> used("busy", "cpu") > 0.05 && used("idle", "cpu") < 0.05);

        assertThat(used("idle", "memory")).isBetween(50_000.0, 50_000_000.0);
        assertThat(metrics("busy").getWindow()).isNotNull();
        assertThat(metrics("busy").getContainers().getFirst().getName()).isEqualTo("main");
    }

    @Test
    void shouldTellOfNothingWhenPodDoesNotRun() {
        cluster.create(MappedCluster.shellPod("ended", "exit 0")
                .edit()
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .build());
        cluster.awaitPhase("ended", "Succeeded");

        soon().untilAsserted(() -> cluster.api().get(PODS + "/ended").refused(404, "NotFound"));
        cluster.api().get(PODS + "/nobody").refused(404, "NotFound");
        cluster.api().delete(PODS + "/idle").refused(405, "MethodNotAllowed");
    }

    @Test
    void shouldBeDiscoveredAndListedWhenAsked() {
        ContractApi api = cluster.api();

        assertThat(api.get("/apis/metrics.k8s.io/v1beta1")
                        .succeeded()
                        .at("/resources")
                        .findValuesAsText("kind"))
                .containsExactlyInAnyOrder("PodMetrics", "NodeMetrics");
        assertThat(api.get(PODS).succeeded().text("/kind")).isEqualTo("PodMetricsList");
        assertThat(api.get("/apis/metrics.k8s.io/v1beta1/pods")
                        .succeeded()
                        .at("/items")
                        .findValuesAsText("name"))
                .contains("busy", "idle");
    }

    @Test
    void shouldShowFiguresWhenKubectlTopAsks() throws Exception {
        assumeTrue(MappedCluster.hasKubectl());

        var top = MappedCluster.finish(cluster.kubectl("top", "pod", "--containers"));

        assertThat(top.code()).as(top.output()).isZero();
        assertThat(top.output()).containsPattern("busy +main +[0-9]+m +[0-9]+Mi");
    }
}
