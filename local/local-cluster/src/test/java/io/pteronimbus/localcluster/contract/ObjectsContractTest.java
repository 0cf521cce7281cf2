package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.Manifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract: Objects. */
class ObjectsContractTest {

    private final ContractApi api = ContractApi.shared();
    private final String namespace = api.namespace();
    private final String core = "/api/v1/namespaces/" + namespace + "/";

    static Stream<Arguments> kinds() {
        String group = "/apis/%s/v1/namespaces/NS/%s";
        String inCore = "/api/v1/namespaces/NS/";
        return Stream.of(
                Arguments.of("ConfigMap", inCore + "configmaps", Manifests.CONFIG_MAP),
                Arguments.of(
                        "Secret",
                        inCore + "secrets",
                        "{apiVersion: v1, kind: Secret, metadata: {name: NAME}, data: {a: YQ==}}"),
                Arguments.of("Pod", inCore + "pods", Manifests.POD),
                Arguments.of(
                        "Service",
                        inCore + "services",
                        "{apiVersion: v1, kind: Service, metadata: {name: NAME}, spec: {selector: {app: a}, ports: [{port: 80}]}}"),
                Arguments.of(
                        "PersistentVolumeClaim",
                        inCore + "persistentvolumeclaims",
                        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: NAME}, spec: {storageClassName: none, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}"),
                Arguments.of(
                        "Event",
                        inCore + "events",
                        "{apiVersion: v1, kind: Event, metadata: {name: NAME}, involvedObject: {kind: Pod, name: p, namespace: NS}, reason: Tried, type: Normal}"),
                Arguments.of(
                        "ServiceAccount",
                        inCore + "serviceaccounts",
                        "{apiVersion: v1, kind: ServiceAccount, metadata: {name: NAME}}"),
                Arguments.of(
                        "ResourceQuota",
                        inCore + "resourcequotas",
                        "{apiVersion: v1, kind: ResourceQuota, metadata: {name: NAME}, spec: {hard: {pods: '1000'}}}"),
                Arguments.of(
                        "LimitRange",
                        inCore + "limitranges",
                        "{apiVersion: v1, kind: LimitRange, metadata: {name: NAME}, spec: {limits: [{type: Pod, max: {cpu: '100'}}]}}"),
                Arguments.of("StatefulSet", group.formatted("apps", "statefulsets"), Manifests.STATEFUL_SET),
                Arguments.of(
                        "Job",
                        group.formatted("batch", "jobs"),
                        "{apiVersion: batch/v1, kind: Job, metadata: {name: NAME}, spec: {suspend: true, template: {spec: {restartPolicy: Never, containers: [{name: a, image: 'x:1'}]}}}}"),
                Arguments.of(
                        "NetworkPolicy",
                        group.formatted("networking.k8s.io", "networkpolicies"),
                        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: NAME}, spec: {podSelector: {}}}"),
                Arguments.of(
                        "PodDisruptionBudget",
                        group.formatted("policy", "poddisruptionbudgets"),
                        "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: NAME}, spec: {minAvailable: 1, selector: {matchLabels: {a: b}}}}"),
                Arguments.of(
                        "Lease",
                        group.formatted("coordination.k8s.io", "leases"),
                        "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: NAME}, spec: {holderIdentity: me, leaseDurationSeconds: 15}}"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldCreateGetListAndDeleteWhenKindIsBuiltIn(String kind, String path, String manifest) {
        // given
        String collection = path.replace("NS", namespace);

        // when
        Answer created = api.post(collection, named(manifest, "one").replace("NS", namespace))
                .succeeded();
        Answer read = api.get(collection + "/one").succeeded();
        Answer list = api.get(collection).succeeded();
        api.delete(collection + "/one", "{gracePeriodSeconds: 0}").succeeded();

        // then
        assertThat(created.code()).isEqualTo(201);
        assertThat(created.text("/metadata/uid")).hasSize(36);
        assertThat(created.text("/metadata/creationTimestamp")).endsWith("Z");
        assertThat(created.text("/metadata/resourceVersion")).isNotEmpty();
        assertThat(read.text("/kind")).isEqualTo(kind);
        assertThat(list.text("/kind")).isEqualTo(kind + "List");
        assertThat(list.text("/metadata/resourceVersion")).isNotEmpty();
        assertThat(list.at("/items").findValuesAsText("name")).contains("one");
        api.get(collection + "/one").refused(404, "NotFound");
    }

    @Test
    void shouldCreateAndGetWhenKindIsNamespace() {
        Answer read = api.get("/api/v1/namespaces/" + namespace).succeeded();

        assertThat(read.text("/status/phase")).isEqualTo("Active");
        assertThat(read.text("/metadata/labels/kubernetes.io~1metadata.name")).isEqualTo(namespace);
        assertThat(api.get("/api/v1/namespaces").succeeded().text("/kind")).isEqualTo("NamespaceList");
    }

    @Test
    void shouldEncodeWhenSecretHasStringData() {
        Answer created = api.post(
                core + "secrets", "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {key: secret}}");

        assertThat(created.succeeded().text("/data/key")).isEqualTo("c2VjcmV0");
        assertThat(created.body().has("stringData")).isFalse();
        assertThat(created.text("/type")).isEqualTo("Opaque");
    }

    @Test
    void shouldMakeUpNameWhenGenerateNameIsGiven() {
        String manifest = "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: made-}}";

        String first = api.post(core + "configmaps", manifest).succeeded().text("/metadata/name");
        String second = api.post(core + "configmaps", manifest).succeeded().text("/metadata/name");

        assertThat(first).startsWith("made-").hasSize(10).isNotEqualTo(second);
    }

    @Test
    void shouldRefuseWhenNameIsNoDnsName() {
        api.post(core + "configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: Not_A_Name}}")
                .invalid("metadata.name");
        api.post(core + "configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {}}")
                .invalid("metadata.name");
        api.post("/api/v1/namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: a.b}}")
                .invalid("metadata.name");
        api.post(
                        core + "configmaps",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {k: 'no spaces'}}}")
                .invalid("metadata.labels");
    }

    @Test
    void shouldRefuseWhenKindIsNotThePaths() {
        api.post(core + "configmaps", "{apiVersion: v1, kind: Secret, metadata: {name: a}}")
                .refused(400, "BadRequest");
        api.post(core + "configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: elsewhere}}")
                .refused(400, "BadRequest");
    }

    @Test
    void shouldRefuseWhenBodyIsNoJson() {
        api.send("POST", core + "configmaps", "application/json", "{no json", "application/json")
                .refused(400, "BadRequest");
        api.send("POST", core + "configmaps", "text/plain", "{}", "application/json")
                .refused(415, "UnsupportedMediaType");
    }

    @Test
    void shouldRefuseWhenNamespaceIsMissing() {
        Answer answer = api.post("/api/v1/namespaces/nowhere-at-all/configmaps", named(Manifests.CONFIG_MAP, "a"));

        assertThat(answer.refused(404, "NotFound").text("/message"))
                .isEqualTo("namespaces \"nowhere-at-all\" not found");
    }

    @Test
    void shouldRefuseWhenCustomResourceHasNoDefinition() {
        api.post(
                        "/apis/nobody.example.com/v1/namespaces/" + namespace + "/widgets",
                        "{apiVersion: nobody.example.com/v1, kind: Widget, metadata: {name: a}}")
                .refused(404, "NotFound");
    }

    @Test
    void shouldConflictWhenNameIsTaken() {
        api.post(core + "configmaps", named(Manifests.CONFIG_MAP, "twice")).succeeded();

        Answer again = api.post(core + "configmaps", named(Manifests.CONFIG_MAP, "twice"))
                .refused(409, "AlreadyExists");

        assertThat(again.text("/message")).isEqualTo("configmaps \"twice\" already exists");
        assertThat(again.text("/details/name")).isEqualTo("twice");
    }

    @Test
    void shouldConflictWhenResourceVersionIsStale() {
        // given
        ObjectNode first = (ObjectNode) api.post(core + "configmaps", named(Manifests.CONFIG_MAP, "stale"))
                .succeeded()
                .body();
        ObjectNode second = first.deepCopy();
        first.withObject("/data").put("a", "new");
        api.put(core + "configmaps/stale", first).succeeded();

        // when
        Answer late = api.put(core + "configmaps/stale", second.put("immutable", false));

        // then
        late.refused(409, "Conflict");
        second.withObject("/metadata").remove("resourceVersion");
        api.put(core + "configmaps/stale", second).succeeded();
    }

    @Test
    void shouldKeepResourceVersionWhenPutChangesNothing() {
        Answer created = api.post(core + "configmaps", named(Manifests.CONFIG_MAP, "same"))
                .succeeded();

        Answer put = api.put(core + "configmaps/same", created.body()).succeeded();

        assertThat(put.text("/metadata/resourceVersion")).isEqualTo(created.text("/metadata/resourceVersion"));
    }

    @Test
    void shouldRefuseWhenObjectToChangeIsMissing() {
        api.put(core + "configmaps/none", ContractApi.yaml(named(Manifests.CONFIG_MAP, "none")))
                .refused(404, "NotFound");
        api.patch(core + "configmaps/none", ContractApi.MERGE_PATCH, "{data: {a: b}}")
                .refused(404, "NotFound");
        api.delete(core + "configmaps/none").refused(404, "NotFound");
    }

    @Test
    void shouldIgnoreWhatOnlyTheServerWritesWhenCreating() {
        Answer created = api.post(
                core + "configmaps",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: own, uid: mine, creationTimestamp: '2001-01-01T00:00:00Z'}}");

        assertThat(created.succeeded().text("/metadata/uid")).isNotEqualTo("mine");
        assertThat(created.text("/metadata/creationTimestamp")).doesNotStartWith("2001");
    }
}
