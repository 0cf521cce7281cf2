package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static io.pteronimbus.localcluster.contract.MappedCluster.NAMESPACE;
import static io.pteronimbus.localcluster.contract.MappedCluster.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract: Workloads, what a node takes, gives up and holds: eviction, budgets, quotas of controllers, growing claims. */
class NodeContractTest {

    private static final String CORE = "/api/v1/namespaces/" + NAMESPACE + "/";
    private static final String EVICTION = "{apiVersion: policy/v1, kind: Eviction, metadata: {name: NAME}}";

    @TempDir
    private static Path directory;

    private static MappedCluster cluster;
    private static ContractApi api;

    @BeforeAll
    static void start() throws IOException {
        cluster = new MappedCluster(directory);
        api = cluster.api();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static String set(String name, String extra) {
        return """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: NAME}
                spec:
                  serviceName: NAME
                  selector: {matchLabels: {app: NAME}}
                  template:
                    metadata: {labels: {app: NAME}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers: [{name: main, image: 'shell:1', args: ['exec sleep 300']}]
                  EXTRA
                """.replace("NAME", name).replace("EXTRA", extra);
    }

    private static Answer evict(String pod) {
        return api.post(CORE + "pods/" + pod + "/eviction", EVICTION.replace("NAME", pod));
    }

    @Test
    void shouldEvictOnlyWhatTheBudgetAllows() {
        // given
        cluster.apply(set("guarded", ""));
        api.post(
                        "/apis/policy/v1/namespaces/" + NAMESPACE + "/poddisruptionbudgets",
                        "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: guard}, spec: {minAvailable: 1, selector: {matchLabels: {app: guarded}}}}")
                .succeeded();
        cluster.awaitRunning("guarded-0");
        String budget = "/apis/policy/v1/namespaces/" + NAMESPACE + "/poddisruptionbudgets/guard";
        soon().until(() -> api.get(budget).at("/status/currentHealthy").asInt() == 1);

        // when
        Answer refused = evict("guarded-0").refused(429, "TooManyRequests");

        // then
        assertThat(refused.text("/details/causes/0/reason")).isEqualTo("DisruptionBudget");
        api.patch(budget, MERGE_PATCH, "{spec: {minAvailable: 0}}").succeeded();
        String before = cluster.pod("guarded-0").get().getMetadata().getUid();
        evict("guarded-0").succeeded();
        soon().until(() -> cluster.pod("guarded-0").get() != null
                && !cluster.pod("guarded-0").get().getMetadata().getUid().equals(before)
                && cluster.isRunning("guarded-0"));
        evict("nobody").refused(404, "NotFound");
        api.delete(CORE + "pods/guarded-0/eviction").refused(405, "MethodNotAllowed");
    }

    @Test
    void shouldKeepPodsWaitingWhenNodeIsCordoned() throws Exception {
        // given
        assertThat(api.get("/api/v1/nodes").succeeded().at("/items").findValuesAsText("type"))
                .contains("Ready");
        cluster.run("early", "exec sleep 300");
        api.patch("/api/v1/nodes/local", MERGE_PATCH, "{spec: {unschedulable: true}}")
                .succeeded();

        // when
        cluster.create(MappedCluster.shellPod("late", "exec sleep 300"));

        // then
        soon().until(() ->
                api.get(CORE + "pods/late").text("/status/conditions/0/reason").equals("Unschedulable"));
        assertThat(cluster.isRunning("early")).isTrue();
        assertThat(cluster.pod("late").get().getStatus().getPhase()).isEqualTo("Pending");
        api.patch("/api/v1/nodes/local", MERGE_PATCH, "{spec: {unschedulable: false}}")
                .succeeded();
        cluster.awaitRunning("late");
    }

    @Test
    void shouldSayWhyWhenQuotaRefusesAControllersPod() {
        // given
        String other = api.namespace();
        api.post(
                        "/api/v1/namespaces/" + other + "/resourcequotas",
                        "{apiVersion: v1, kind: ResourceQuota, metadata: {name: none}, spec: {hard: {pods: '0'}}}")
                .succeeded();

        // when
        api.post("/apis/apps/v1/namespaces/" + other + "/statefulsets", set("refused", ""))
                .succeeded();

        // then
        String events = "/api/v1/namespaces/" + other + "/events?fieldSelector=involvedObject.name=refused";
        soon().until(() ->
                api.get(events).at("/items").findValuesAsText("reason").contains("FailedCreate"));
        assertThat(api.get(events).at("/items/0/message").asText()).contains("exceeded quota: none");
        api.delete("/api/v1/namespaces/" + other + "/resourcequotas/none").succeeded();
        soon().until(() -> api.get("/api/v1/namespaces/" + other + "/pods/refused-0")
                .text("/status/phase")
                .equals("Running"));
    }

    @Test
    void shouldGrowAndNeverShrinkWhenClaimIsBound() {
        // given
        String claim = CORE + "persistentvolumeclaims/growing";
        api.post(CORE + "persistentvolumeclaims", """
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: growing},
                 spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
                """).succeeded();
        soon().until(() -> api.get(claim).text("/status/phase").equals("Bound"));
        assertThat(api.get(claim).text("/spec/storageClassName")).isNotEmpty();

        // when
        api.patch(claim, MERGE_PATCH, "{spec: {resources: {requests: {storage: 2Gi}}}}")
                .succeeded();

        // then
        soon().until(() -> api.get(claim).text("/status/capacity/storage").equals("2Gi"));
        api.patch(claim, MERGE_PATCH, "{spec: {resources: {requests: {storage: 1Gi}}}}")
                .invalid("spec.resources.requests.storage");
        api.post(
                        "/apis/storage.k8s.io/v1/storageclasses",
                        "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fixed}, provisioner: nobody}")
                .succeeded();
        api.post(CORE + "persistentvolumeclaims", """
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: fixed},
                 spec: {storageClassName: fixed, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
                """).succeeded();
        soon().until(() -> api.get(CORE + "persistentvolumeclaims/fixed")
                .text("/status/phase")
                .equals("Bound"));
        api.patch(CORE + "persistentvolumeclaims/fixed", MERGE_PATCH, "{spec: {resources: {requests: {storage: 2Gi}}}}")
                .refused(403, "Forbidden");
    }

    @Test
    void shouldDrainWhenKubectlSaysSo() throws Exception {
        assumeTrue(MappedCluster.hasKubectl());
        // given
        try (var own = new MappedCluster(Files.createDirectory(directory.resolve("own")))) {
            own.apply(set("drained", ""));
            own.awaitRunning("drained-0");
            String uid = own.pod("drained-0").get().getMetadata().getUid();

            // when
            var drained = MappedCluster.finish(own.kubectl("drain", "local", "--timeout=20s"));

            // then
            assertThat(drained.output()).contains("evicting pod", "drained");
            assertThat(drained.code()).as(drained.output()).isZero();
            soon().until(() -> own.pod("drained-0").get() != null
                    && !own.pod("drained-0").get().getMetadata().getUid().equals(uid));
            assertThat(own.pod("drained-0").get().getStatus().getPhase()).isEqualTo("Pending");
            assertThat(MappedCluster.finish(own.kubectl("get", "nodes")).output())
                    .containsPattern("local +Ready,SchedulingDisabled");
            assertThat(MappedCluster.finish(own.kubectl("uncordon", "local")).code())
                    .isZero();
            own.awaitRunning("drained-0");
        }
    }
}
