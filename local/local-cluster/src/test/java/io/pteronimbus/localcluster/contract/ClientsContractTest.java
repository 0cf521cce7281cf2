package io.pteronimbus.localcluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Contract: the fabric8 client's informers, leader election and typed calls work unmodified. */
class ClientsContractTest {

    private final ContractApi api = ContractApi.shared();
    private final KubernetesClient client = api.client();
    private final String namespace = api.namespace();

    private static ConfigMap map(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addToData("key", value)
                .build();
    }

    @Test
    void shouldMirrorObjectsWhenInformerRuns() {
        // given
        List<String> seen = new CopyOnWriteArrayList<>();
        client.configMaps().inNamespace(namespace).resource(map("before", "1")).create();
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps()
                .inNamespace(namespace)
                .inform(new ResourceEventHandler<>() {
                    @Override
                    public void onAdd(ConfigMap added) {
                        seen.add("+" + added.getMetadata().getName());
                    }

                    @Override
                    public void onUpdate(ConfigMap before, ConfigMap after) {
                        seen.add("~" + after.getMetadata().getName());
                    }

                    @Override
                    public void onDelete(ConfigMap deleted, boolean unknownState) {
                        seen.add("-" + deleted.getMetadata().getName());
                    }
                })) {
            await().until(() -> seen.contains("+before"));

            // when
            client.configMaps()
                    .inNamespace(namespace)
                    .resource(map("later", "1"))
                    .create();
            client.configMaps().inNamespace(namespace).withName("later").edit(found -> map("later", "2"));
            client.configMaps().inNamespace(namespace).withName("before").delete();

            // then
            await().untilAsserted(() -> assertThat(seen).contains("+later", "~later", "-before"));
            await().untilAsserted(() -> assertThat(informer.getStore().list())
                    .extracting(stored -> stored.getMetadata().getName())
                    .contains("later")
                    .doesNotContain("before"));
        }
    }

    @Test
    void shouldElectOneLeaderAndTheNextWhenTheFirstGoes() {
        // given
        List<String> leaders = new CopyOnWriteArrayList<>();
        var first = elector("first", leaders).start();
        await().until(() -> leaders.contains("first"));
        var second = elector("second", leaders).start();

        // when
        first.cancel(true);

        // then
        await().atMost(Duration.ofSeconds(30)).until(() -> leaders.contains("second"));
        assertThat(leaders).containsExactly("first", "second");
        second.cancel(true);
    }

    private LeaderElector elector(String identity, List<String> leaders) {
        return client.leaderElector()
                .withConfig(new LeaderElectionConfigBuilder()
                        .withName(identity)
                        .withReleaseOnCancel(true)
                        .withLeaseDuration(Duration.ofSeconds(5))
                        .withRenewDeadline(Duration.ofSeconds(3))
                        .withRetryPeriod(Duration.ofMillis(300))
                        .withLock(new LeaseLock(namespace, "election", identity))
                        .withLeaderCallbacks(new LeaderCallbacks(() -> leaders.add(identity), () -> {}, leader -> {}))
                        .build())
                .build();
    }

    @Test
    void shouldApplyWaitAndDeleteWhenTypedClientIsUsed() {
        // when
        ConfigMap applied = client.configMaps()
                .inNamespace(namespace)
                .resource(map("typed", "1"))
                .serverSideApply();
        ConfigMap waited = client.configMaps()
                .inNamespace(namespace)
                .withName("typed")
                .waitUntilCondition(found -> found != null, 5, java.util.concurrent.TimeUnit.SECONDS);
        var deleted =
                client.configMaps().inNamespace(namespace).withName("typed").delete();

        // then
        assertThat(applied.getMetadata().getManagedFields()).isNotEmpty();
        assertThat(waited.getData()).containsEntry("key", "1");
        assertThat(deleted).hasSize(1);
        assertThat(client.configMaps().inNamespace(namespace).withName("typed").get())
                .isNull();
    }
}
