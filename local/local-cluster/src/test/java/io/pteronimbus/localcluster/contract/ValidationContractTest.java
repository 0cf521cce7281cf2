package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static io.pteronimbus.localcluster.contract.Manifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract: Validation of built-in kinds. */
class ValidationContractTest {

    private final ContractApi api = ContractApi.shared();
    private final String namespace = api.namespace();
    private final String core = "/api/v1/namespaces/" + namespace + "/";
    private final String sets = "/apis/apps/v1/namespaces/" + namespace + "/statefulsets";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services | {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selector: {a: b}}} | spec.ports",
                "services | {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 1}, {port: 2}]}} | spec.ports[0].name",
                "services | {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: Other, ports: [{port: 1}]}} | spec.type",
                "persistentvolumeclaims | {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {resources: {requests: {storage: 1Gi}}}} | spec.accessModes",
                "persistentvolumeclaims | {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {accessModes: [ReadWriteOnce]}} | spec.resources[storage]",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: []}} | spec.containers",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c}]}} | spec.containers[0].image",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: Not_Fit, image: x}]}} | spec.containers[0].name",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x, volumeMounts: [{name: none, mountPath: /a}]}]}} | spec.containers[0].volumeMounts[0].name",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {restartPolicy: Maybe, containers: [{name: c, image: x}]}} | spec.restartPolicy",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x, resources: {limits: {cpu: '-1'}}}]}} | spec.containers[0].resources.limits[cpu]",
                "configmaps | {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {'no spaces': x}} | data[no spaces]",
                "services | {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{name: a, port: 1}, {name: b, port: 1}]}} | spec.ports[1]",
                "services | {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{name: a, port: 1}, {name: a, port: 2}]}} | spec.ports[1].name",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x, ports: [{name: a--b, containerPort: 1}]}]}} | spec.containers[0].ports[0].name",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x, ports: [{name: a, containerPort: 1}, {name: a, containerPort: 2}]}]}} | spec.containers[0].ports[1].name",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x, env: [{value: b}]}]}} | spec.containers[0].env[0].name",
                "persistentvolumeclaims | {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: '0'}}}} | spec.resources.requests[storage]",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x}], initContainers: [{name: c, image: x}]}} | spec.initContainers[0].name",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x, readinessProbe: {periodSeconds: 1}}]}} | spec.containers[0].readinessProbe",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x, livenessProbe: {tcpSocket: {port: 1}, successThreshold: 2}}]}} | spec.containers[0].livenessProbe.successThreshold",
                "pods | {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x, resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}}]}} | spec.containers[0].resources.requests",
                "resourcequotas | {apiVersion: v1, kind: ResourceQuota, metadata: {name: a}, spec: {hard: {pods: '-1'}}} | spec.hard[pods]",
                "resourcequotas | {apiVersion: v1, kind: ResourceQuota, metadata: {name: a}, spec: {hard: {wishes: '3'}}} | spec.hard[wishes]",
                "limitranges | {apiVersion: v1, kind: LimitRange, metadata: {name: a}, spec: {limits: [{type: Container, min: {memory: 2Gi}, max: {memory: 1Gi}}]}} | spec.limits[0].min[memory]"
            })
    void shouldNameTheFieldWhenObjectIsInvalid(String resource, String manifest, String field) {
        api.post(core + resource, manifest).invalid(field);
    }

    @Test
    void shouldNameTheFieldWhenPolicyIsInvalid() {
        String policies = "/apis/networking.k8s.io/v1/namespaces/" + namespace + "/networkpolicies";
        String budgets = "/apis/policy/v1/namespaces/" + namespace + "/poddisruptionbudgets";
        String policy = "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: %s}";
        String budget = "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: %s}";

        api.post(policies, policy.formatted("{podSelector: {}, ingress: [{from: [{}]}]}"))
                .invalid("spec.ingress[0].from[0]");
        api.post(policies, policy.formatted("{podSelector: {}, egress: [{to: [{ipBlock: {cidr: nowhere}}]}]}"))
                .invalid("spec.egress[0].to[0].ipBlock.cidr");
        api.post(policies, policy.formatted("{podSelector: {}, ingress: [{ports: [{port: 70000}]}]}"))
                .invalid("spec.ingress[0].ports[0].port");
        api.post(budgets, budget.formatted("{selector: {}, minAvailable: half}"))
                .invalid("spec.minAvailable");
        api.post(budgets, budget.formatted("{selector: {}, minAvailable: 1, maxUnavailable: 1}"))
                .invalid("spec");
    }

    @Test
    void shouldRefuseWhenEventHasNoInvolvedObject() {
        api.post(core + "events", "{apiVersion: v1, kind: Event, metadata: {name: a}}")
                .refused(422, "Invalid");
    }

    @Test
    void shouldRefuseWhenStatefulSetLacksSelectorOrMatchingLabels() {
        api.post(sets, named(Manifests.STATEFUL_SET, "a").replace("selector: {matchLabels: {app: a}}", "selector: {}"))
                .invalid("spec.selector");
        api.post(sets, named(Manifests.STATEFUL_SET, "a").replace("labels: {app: a}", "labels: {app: b}"))
                .invalid("spec.template.metadata.labels");
    }

    @Test
    void shouldRefuseWhenTypeIsWrong() {
        api.post(
                        sets,
                        named(Manifests.STATEFUL_SET, "a")
                                .replace("spec:\n  serviceName", "spec:\n  replicas: many\n  serviceName"))
                .refused(400, "BadRequest");
        api.post(core + "configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: 1}}")
                .refused(400, "BadRequest");
    }

    @Test
    void shouldRefuseWhenImmutableFieldChanges() {
        api.post(sets, named(Manifests.STATEFUL_SET, "fixed")).succeeded();
        api.post(core + "pods", named(Manifests.POD, "fixed")).succeeded();
        api.post(
                        core + "configmaps",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: fixed}, immutable: true, data: {a: b}}")
                .succeeded();

        api.patch(sets + "/fixed", MERGE_PATCH, "{spec: {serviceName: other}}").invalid("spec");
        api.patch(core + "pods/fixed", MERGE_PATCH, "{spec: {hostname: other}}").invalid("spec");
        api.patch(core + "configmaps/fixed", MERGE_PATCH, "{data: {a: c}}").invalid("data");
    }

    @Test
    void shouldDropUnknownFieldsAndWarnWhenNotStrict() {
        String manifest = "{apiVersion: v1, kind: ConfigMap, metadata: {name: loose}, colour: red}";

        Answer created = api.post(core + "configmaps", manifest).succeeded();

        assertThat(created.body().has("colour")).isFalse();
        assertThat(created.warnings()).anyMatch(warning -> warning.contains("unknown field \\\"colour\\\""));
        api.post(core + "configmaps?fieldValidation=Strict", manifest.replace("loose", "strict"))
                .refused(400, "BadRequest");
        assertThat(api.post(core + "configmaps?fieldValidation=Ignore", manifest.replace("loose", "quiet"))
                        .warnings())
                .isEmpty();
    }
}
