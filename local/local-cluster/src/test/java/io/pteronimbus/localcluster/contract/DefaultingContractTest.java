package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.yaml;
import static io.pteronimbus.localcluster.contract.Manifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Contract: Defaulting of built-in kinds. */
class DefaultingContractTest {

    private final ContractApi api = ContractApi.shared();
    private final String namespace = api.namespace();
    private final String core = "/api/v1/namespaces/" + namespace + "/";

    @Test
    void shouldFillInDefaultsWhenPodIsCreated() {
        JsonNode spec =
                api.post(core + "pods", named(Manifests.POD, "p")).succeeded().at("/spec");

        assertThat(spec.path("restartPolicy").asText()).isEqualTo("Always");
        assertThat(spec.path("terminationGracePeriodSeconds").asInt()).isEqualTo(30);
        assertThat(spec.path("dnsPolicy").asText()).isEqualTo("ClusterFirst");
        assertThat(spec.path("securityContext")).isEqualTo(yaml("{}"));
        assertThat(spec.at("/containers/0/imagePullPolicy").asText()).isEqualTo("IfNotPresent");
        assertThat(spec.at("/containers/0/terminationMessagePath").asText()).isEqualTo("/dev/termination-log");
        assertThat(spec.at("/containers/0/resources")).isEqualTo(yaml("{}"));
        assertThat(spec.at("/containers/0/ports/0/protocol").asText()).isEqualTo("TCP");
    }

    @Test
    void shouldPullAlwaysWhenImageIsLatest() {
        JsonNode spec = api.post(core + "pods", named(Manifests.POD, "latest").replace("game:1", "game"))
                .succeeded()
                .at("/spec");

        assertThat(spec.at("/containers/0/imagePullPolicy").asText()).isEqualTo("Always");
    }

    @Test
    void shouldFillInDefaultsWhenPodHasProbesAndVolumes() {
        JsonNode spec = api.post(core + "pods", """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: probed}
                        spec:
                          schedulerName: nobody
                          volumes: [{name: e}, {name: c, configMap: {name: x}}, {name: s, secret: {secretName: x}}]
                          containers:
                          - name: main
                            image: example.invalid/game:1
                            readinessProbe: {tcpSocket: {port: 1}}
                            livenessProbe: {httpGet: {port: 1}}
                            env: [{name: N, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
                            resources: {limits: {memory: 1Gi}}
                        """).succeeded().at("/spec");

        JsonNode container = spec.at("/containers/0");
        assertThat(container.path("readinessProbe"))
                .isEqualTo(
                        yaml(
                                "{tcpSocket: {port: 1}, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3}"));
        assertThat(container.at("/livenessProbe/httpGet")).isEqualTo(yaml("{port: 1, path: /, scheme: HTTP}"));
        assertThat(container.at("/env/0/valueFrom/fieldRef/apiVersion").asText())
                .isEqualTo("v1");
        assertThat(container.at("/resources/requests/memory").asText()).isEqualTo("1Gi");
        assertThat(spec.at("/volumes/0/emptyDir")).isEqualTo(yaml("{}"));
        assertThat(spec.at("/volumes/1/configMap/defaultMode").asInt()).isEqualTo(420);
        assertThat(spec.at("/volumes/2/secret/defaultMode").asInt()).isEqualTo(420);
    }

    @Test
    void shouldFillInDefaultsWhenServiceIsCreated() {
        JsonNode spec = api.post(
                        core + "services",
                        "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {selector: {a: b}, ports: [{port: 80}]}}")
                .succeeded()
                .at("/spec");

        assertThat(spec.path("type").asText()).isEqualTo("ClusterIP");
        assertThat(spec.path("sessionAffinity").asText()).isEqualTo("None");
        assertThat(spec.path("internalTrafficPolicy").asText()).isEqualTo("Cluster");
        assertThat(spec.path("clusterIP").asText()).isNotEmpty();
        assertThat(spec.at("/ports/0/protocol").asText()).isEqualTo("TCP");
        assertThat(spec.at("/ports/0/targetPort").asInt()).isEqualTo(80);
    }

    @Test
    void shouldFillInDefaultsWhenStatefulSetIsCreated() {
        JsonNode spec = api.post(
                        "/apis/apps/v1/namespaces/" + namespace + "/statefulsets", named(Manifests.STATEFUL_SET, "s"))
                .succeeded()
                .at("/spec");

        assertThat(spec.path("replicas").asInt()).isEqualTo(1);
        assertThat(spec.path("podManagementPolicy").asText()).isEqualTo("OrderedReady");
        assertThat(spec.path("revisionHistoryLimit").asInt()).isEqualTo(10);
        assertThat(spec.path("updateStrategy")).isEqualTo(yaml("{type: RollingUpdate, rollingUpdate: {partition: 0}}"));
        assertThat(spec.path("persistentVolumeClaimRetentionPolicy"))
                .isEqualTo(yaml("{whenDeleted: Retain, whenScaled: Retain}"));
        assertThat(spec.at("/template/spec/restartPolicy").asText()).isEqualTo("Always");
        assertThat(spec.at("/template/spec/containers/0/ports/0/protocol").asText())
                .isEqualTo("TCP");
    }

    @Test
    void shouldFillInDefaultsWhenClaimJobOrPolicyIsCreated() {
        Answer claim = api.post(
                core + "persistentvolumeclaims",
                "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {storageClassName: none, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}");
        Answer job = api.post(
                "/apis/batch/v1/namespaces/" + namespace + "/jobs",
                "{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: {suspend: true, template: {spec: {restartPolicy: Never, containers: [{name: a, image: 'x:1'}]}}}}");
        Answer policy = api.post(
                "/apis/networking.k8s.io/v1/namespaces/" + namespace + "/networkpolicies",
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: n}, spec: {podSelector: {}, egress: [{}]}}");

        assertThat(claim.succeeded().text("/spec/volumeMode")).isEqualTo("Filesystem");
        assertThat(claim.text("/status/phase")).isEqualTo("Pending");
        assertThat(job.succeeded().at("/spec/backoffLimit").asInt()).isEqualTo(6);
        assertThat(job.at("/spec/completions").asInt()).isEqualTo(1);
        assertThat(policy.succeeded().at("/spec/policyTypes")).isEqualTo(yaml("[Ingress, Egress]"));
    }
}
