package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.JSON_PATCH;
import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static io.pteronimbus.localcluster.contract.ContractApi.STRATEGIC_PATCH;
import static io.pteronimbus.localcluster.contract.Manifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract: Patch, but for server-side apply. */
class PatchContractTest {

    private final ContractApi api = ContractApi.shared();
    private final String namespace = api.namespace();
    private final String map = "/api/v1/namespaces/" + namespace + "/configmaps/map";
    private final String set = "/apis/apps/v1/namespaces/" + namespace + "/statefulsets/set";

    @BeforeEach
    void create() {
        api.post("/api/v1/namespaces/" + namespace + "/configmaps", named(Manifests.CONFIG_MAP, "map"))
                .succeeded();
        api.post("/apis/apps/v1/namespaces/" + namespace + "/statefulsets", named(Manifests.STATEFUL_SET, "set"))
                .succeeded();
    }

    @Test
    void shouldDoEachOperationWhenPatchIsJsonPatch() {
        Answer patched = api.patch(
                map,
                JSON_PATCH,
                "[{op: test, path: /data/a, value: '1'}, {op: replace, path: /data/a, value: '9'}, {op: move, from: /data/b, path: /data/c}, {op: copy, from: /data/c, path: /data/d}, {op: add, path: /metadata/labels, value: {x~y: z}}, {op: remove, path: /data/c}]"
                        .replace("x~y", "x"));

        assertThat(patched.succeeded().at("/data")).isEqualTo(ContractApi.yaml("{a: '9', d: '2'}"));
        assertThat(patched.text("/metadata/labels/x")).isEqualTo("z");
    }

    @Test
    void shouldRefuseWhenTestOfJsonPatchFails() {
        api.patch(map, JSON_PATCH, "[{op: test, path: /data/a, value: other}, {op: remove, path: /data/a}]")
                .refused(422, "Invalid");

        assertThat(api.get(map).text("/data/a")).isEqualTo("1");
    }

    @Test
    void shouldRemoveWhenMergePatchSaysNull() {
        Answer patched =
                api.patch(map, MERGE_PATCH, "{data: {a: null, c: '3'}}").succeeded();

        assertThat(patched.at("/data")).isEqualTo(ContractApi.yaml("{b: '2', c: '3'}"));
    }

    @Test
    void shouldReplaceArrayWhenPatchIsMergePatch() {
        Answer patched = api.patch(
                        set, MERGE_PATCH, "{spec: {template: {spec: {containers: [{name: only, image: 'x:1'}]}}}}")
                .succeeded();

        assertThat(patched.at("/spec/template/spec/containers")).hasSize(1);
        assertThat(patched.text("/spec/template/spec/containers/0/name")).isEqualTo("only");
    }

    @Test
    void shouldMergeListsByKeyWhenPatchIsStrategic() {
        Answer patched = api.patch(
                        set,
                        STRATEGIC_PATCH,
                        "{spec: {template: {spec: {containers: [{name: main, env: [{name: B, value: changed}, {name: C, value: '3'}, {$patch: delete, name: A}]}, {name: side, image: 'x:1'}]}}}}")
                .succeeded();

        assertThat(patched.at("/spec/template/spec/containers").findValuesAsText("image"))
                .containsExactlyInAnyOrder("example.invalid/game:1", "x:1");
        assertThat(patched.at("/spec/template/spec/containers").toString())
                .contains("{\"name\":\"B\",\"value\":\"changed\"},{\"name\":\"C\",\"value\":\"3\"}")
                .doesNotContain("\"A\"");
    }

    @Test
    void shouldConflictWhenPatchNamesStaleVersion() {
        String version = api.get(map).text("/metadata/resourceVersion");
        api.patch(map, MERGE_PATCH, "{data: {a: new}}").succeeded();

        api.patch(map, MERGE_PATCH, "{metadata: {resourceVersion: '" + version + "'}, data: {a: newer}}")
                .refused(409, "Conflict");
    }

    @Test
    void shouldKeepResourceVersionWhenPatchChangesNothing() {
        String version = api.get(map).text("/metadata/resourceVersion");

        assertThat(api.patch(map, MERGE_PATCH, "{data: {a: '1'}}").succeeded().text("/metadata/resourceVersion"))
                .isEqualTo(version);
    }

    @Test
    void shouldRefuseWhenPatchTypeIsUnknown() {
        api.patch(map, "application/json", "{data: {a: new}}").refused(415, "UnsupportedMediaType");
    }

    @Test
    void shouldRefuseStrategicPatchWhenKindIsCustom() {
        String group = Manifests.group();
        api.post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", Manifests.definition(group))
                .succeeded();
        String widgets = "/apis/" + group + "/v1/namespaces/" + namespace + "/widgets";
        CustomResources.create(
                api, widgets, "{apiVersion: " + group + "/v1, kind: Widget, metadata: {name: w}, spec: {size: 1}}");

        api.patch(widgets + "/w", STRATEGIC_PATCH, "{spec: {size: 2}}").refused(415, "UnsupportedMediaType");
    }
}
