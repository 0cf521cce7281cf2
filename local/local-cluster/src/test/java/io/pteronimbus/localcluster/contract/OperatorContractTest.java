package io.pteronimbus.localcluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Contract: the Java Operator SDK with its default settings: dependents by server-side apply, status patch, cleanup, no loop. */
class OperatorContractTest {

    private static final String GROUP = "operator.contract.example.com";

    public static class ToySpec {
        public int port;
    }

    public static class ToyStatus {
        public @Nullable String state;
    }

    @Group(GROUP)
    @Version("v1")
    public static class Toy extends CustomResource<ToySpec, ToyStatus> implements Namespaced {}

    public static class ToyMap extends CRUDKubernetesDependentResource<ConfigMap, Toy> {
        @Override
        protected ConfigMap desired(Toy toy, Context<Toy> context) {
            return new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(toy.getMetadata().getName())
                    .withNamespace(toy.getMetadata().getNamespace())
                    .endMetadata()
                    .withData(Map.of("port", Integer.toString(toy.getSpec().port)))
                    .build();
        }
    }

    public static class ToyService extends CRUDKubernetesDependentResource<Service, Toy> {
        @Override
        protected Service desired(Toy toy, Context<Toy> context) {
            return new ServiceBuilder()
                    .withNewMetadata()
                    .withName(toy.getMetadata().getName())
                    .withNamespace(toy.getMetadata().getNamespace())
                    .endMetadata()
                    .withNewSpec()
                    .withSelector(Map.of("toy", toy.getMetadata().getName()))
                    .addNewPort()
                    .withName("game")
                    .withPort(toy.getSpec().port)
                    .endPort()
                    .endSpec()
                    .build();
        }
    }

    @Workflow(dependents = {@Dependent(type = ToyMap.class), @Dependent(type = ToyService.class)})
    @ControllerConfiguration
    public static class ToyReconciler implements Reconciler<Toy>, Cleaner<Toy> {

        final AtomicInteger reconciliations = new AtomicInteger();
        final AtomicInteger cleanups = new AtomicInteger();

        @Override
        public UpdateControl<Toy> reconcile(Toy toy, Context<Toy> context) {
            reconciliations.incrementAndGet();
            var patch = new Toy();
            patch.getMetadata().setName(toy.getMetadata().getName());
            patch.getMetadata().setNamespace(toy.getMetadata().getNamespace());
            patch.setStatus(new ToyStatus());
            patch.getStatus().state = "Port " + toy.getSpec().port;
            return UpdateControl.patchStatus(patch);
        }

        @Override
        public DeleteControl cleanup(Toy toy, Context<Toy> context) {
            cleanups.incrementAndGet();
            return DeleteControl.defaultDelete();
        }
    }

    private final ContractApi api = ContractApi.shared();

    @Test
    void shouldReconcileWithoutLoopAndCleanUpWhenOperatorRuns() {
        // given
        KubernetesClient client = api.client();
        String namespace = api.namespace();
        String manifest =
                "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: toys.G}, spec: {group: G, scope: Namespaced, names: {plural: toys, singular: toy, kind: Toy, listKind: ToyList}, versions: [{name: v1, served: true, storage: true, subresources: {status: {}}, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {port: {type: integer}}}, status: {type: object, properties: {state: {type: string}}}}}}}]}}";
        api.apply(
                        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/toys." + GROUP,
                        "contract",
                        manifest.replace("G,", GROUP + ",").replace("toys.G", "toys." + GROUP))
                .succeeded();
        await().until(() -> api.get("/apis/" + GROUP + "/v1/toys").code() == 200);
        var reconciler = new ToyReconciler();
        var operator =
                new Operator(overrider -> overrider.withKubernetesClient(client).withCloseClientOnStop(false));
        operator.register(reconciler, overrider -> overrider.settingNamespace(namespace));
        operator.start();
        try {
            // when
            var toy = new Toy();
            toy.getMetadata().setName("bear");
            toy.setSpec(new ToySpec());
            toy.getSpec().port = 25565;
            client.resource(toy).inNamespace(namespace).create();

            // then
            String path = "/apis/" + GROUP + "/v1/namespaces/" + namespace + "/toys/bear";
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(api.get(path).text("/status/state")).isEqualTo("Port 25565"));
            assertThat(api.get("/api/v1/namespaces/" + namespace + "/services/bear")
                            .succeeded()
                            .at("/spec/ports/0/port")
                            .asInt())
                    .isEqualTo(25565);
            assertThat(api.get("/api/v1/namespaces/" + namespace + "/configmaps/bear")
                            .succeeded()
                            .text("/data/port"))
                    .isEqualTo("25565");
            assertThat(api.get(path).at("/metadata/finalizers")).hasSize(1);
            String settled = api.get(path).text("/metadata/resourceVersion");
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(4))
                    .until(() -> api.get(path).text("/metadata/resourceVersion").equals(settled));
            assertThat(reconciler.reconciliations).hasValueLessThan(6);

            // when
            api.patch(path, ContractApi.MERGE_PATCH, "{spec: {port: 25566}}").succeeded();

            // then
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(api.get(path).text("/status/state")).isEqualTo("Port 25566"));

            // when
            api.delete(path).succeeded();

            // then
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> api.get(path).refused(404, "NotFound"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> api.get("/api/v1/namespaces/" + namespace + "/services/bear")
                            .refused(404, "NotFound"));
            assertThat(reconciler.cleanups).hasPositiveValue();
        } finally {
            operator.stop();
        }
    }
}
