package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static io.pteronimbus.localcluster.contract.Manifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract: Subresources. */
class SubresourcesContractTest {

    private static final String GROUP = Manifests.group();

    private final ContractApi api = ContractApi.shared();
    private final String namespace = api.namespace();
    private final String widgets = "/apis/" + GROUP + "/v1/namespaces/" + namespace + "/widgets";
    private final String set = "/apis/apps/v1/namespaces/" + namespace + "/statefulsets/set";

    @BeforeAll
    static void define() {
        ContractApi.shared()
                .post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", Manifests.definition(GROUP))
                .succeeded();
    }

    @BeforeEach
    void create() {
        CustomResources.create(
                api,
                widgets,
                "{apiVersion: " + GROUP
                        + "/v1, kind: Widget, metadata: {name: w}, spec: {size: 1}, status: {state: Cheated}}");
        api.post("/apis/apps/v1/namespaces/" + namespace + "/statefulsets", named(Manifests.STATEFUL_SET, "set"))
                .succeeded();
    }

    @Test
    void shouldIgnoreStatusWhenCustomResourceIsWritten() {
        Answer created = api.get(widgets + "/w");
        Answer patched = api.patch(widgets + "/w", MERGE_PATCH, "{spec: {size: 2}, status: {state: Cheated}}")
                .succeeded();

        assertThat(created.body().has("status")).isFalse();
        assertThat(patched.at("/spec/size").asInt()).isEqualTo(2);
        assertThat(patched.body().has("status")).isFalse();
    }

    @Test
    void shouldIgnoreSpecWhenStatusOfCustomResourceIsWritten() {
        Answer patched = api.patch(widgets + "/w/status", MERGE_PATCH, "{spec: {size: 9}, status: {state: Good}}")
                .succeeded();

        assertThat(patched.at("/spec/size").asInt()).isEqualTo(1);
        assertThat(patched.text("/status/state")).isEqualTo("Good");
        assertThat(api.get(widgets + "/w/status").succeeded().text("/status/state"))
                .isEqualTo("Good");
    }

    @Test
    void shouldWriteStatusAloneWhenStatusIsPut() {
        ObjectNode widget = (ObjectNode) api.get(widgets + "/w").body();
        widget.withObject("/spec").put("size", 9);
        widget.withObject("/status").put("state", "Put");

        Answer put = api.put(widgets + "/w/status", widget).succeeded();

        assertThat(put.at("/spec/size").asInt()).isEqualTo(1);
        assertThat(put.text("/status/state")).isEqualTo("Put");
    }

    @Test
    void shouldOwnStatusUnderItsSubresourceWhenStatusIsApplied() {
        Answer applied = api.apply(
                        widgets + "/w/status",
                        "one",
                        "{apiVersion: " + GROUP + "/v1, kind: Widget, metadata: {name: w}, status: {state: Applied}}")
                .succeeded();

        assertThat(applied.text("/status/state")).isEqualTo("Applied");
        assertThat(applied.at("/metadata/managedFields").findValuesAsText("subresource"))
                .contains("status");
    }

    @Test
    void shouldSeparateStatusWhenKindIsBuiltIn() {
        Answer written =
                api.patch(set, MERGE_PATCH, "{status: {readyReplicas: 7}}").succeeded();
        Answer status = api.patch(
                        set + "/status", MERGE_PATCH, "{spec: {replicas: 7}, status: {replicas: 1, readyReplicas: 1}}")
                .succeeded();

        assertThat(written.at("/status/readyReplicas").asInt()).isZero();
        assertThat(status.at("/status/readyReplicas").asInt()).isEqualTo(1);
        assertThat(status.at("/spec/replicas").asInt()).isEqualTo(1);
    }

    @Test
    void shouldRaiseGenerationOnlyWhenSpecChanges() {
        assertThat(generation(widgets + "/w")).isEqualTo(1);
        api.patch(widgets + "/w", MERGE_PATCH, "{metadata: {labels: {a: b}}}").succeeded();
        api.patch(widgets + "/w/status", MERGE_PATCH, "{status: {state: Good}}").succeeded();
        assertThat(generation(widgets + "/w")).isEqualTo(1);
        api.patch(widgets + "/w", MERGE_PATCH, "{spec: {size: 2}}").succeeded();
        assertThat(generation(widgets + "/w")).isEqualTo(2);
    }

    @Test
    void shouldScaleWhenScaleOfStatefulSetIsWritten() {
        Answer before = api.get(set + "/scale").succeeded();
        Answer patched =
                api.patch(set + "/scale", MERGE_PATCH, "{spec: {replicas: 3}}").succeeded();

        assertThat(before.text("/kind")).isEqualTo("Scale");
        assertThat(before.text("/status/selector")).isEqualTo("app=set");
        assertThat(patched.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(api.get(set).at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(api.get(set).at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void shouldScaleWhenScaleOfCustomResourceIsPut() {
        ObjectNode scale =
                (ObjectNode) api.get(widgets + "/w/scale").succeeded().body();
        assertThat(scale.at("/spec/replicas").asInt()).isEqualTo(2);

        api.put(widgets + "/w/scale", scale.set("spec", ContractApi.yaml("{replicas: 5}")))
                .succeeded();

        assertThat(api.get(widgets + "/w").at("/spec/replicas").asInt()).isEqualTo(5);
        api.put(widgets + "/w/scale", scale).refused(409, "Conflict");
    }

    @Test
    void shouldRefuseWhenSubresourceIsUnknown() {
        api.get("/api/v1/namespaces/" + namespace + "/configmaps/a/status").refused(404, "NotFound");
    }

    private int generation(String path) {
        return api.get(path).at("/metadata/generation").asInt();
    }
}
