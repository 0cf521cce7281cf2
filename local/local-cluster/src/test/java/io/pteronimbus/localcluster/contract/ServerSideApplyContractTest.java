package io.pteronimbus.localcluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Contract: Patch, server-side apply. */
class ServerSideApplyContractTest {

    private final ContractApi api = ContractApi.shared();
    private final String namespace = api.namespace();
    private final String map = "/api/v1/namespaces/" + namespace + "/configmaps/map";
    private final String service = "/api/v1/namespaces/" + namespace + "/services/svc";

    private static String map(String data) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: map}, data: " + data + "}";
    }

    private static String service(String ports) {
        return "{apiVersion: v1, kind: Service, metadata: {name: svc}, spec: {selector: {app: a}, ports: " + ports
                + "}}";
    }

    @Test
    void shouldCreateWhenObjectIsAbsent() {
        Answer created = api.apply(map, "one", map("{a: '1'}"));

        assertThat(created.succeeded().code()).isEqualTo(201);
        assertThat(entry(created, "one").path("operation").asText()).isEqualTo("Apply");
        assertThat(entry(created, "one").path("apiVersion").asText()).isEqualTo("v1");
        assertThat(entry(created, "one").path("fieldsType").asText()).isEqualTo("FieldsV1");
        assertThat(entry(created, "one").path("fieldsV1")).isEqualTo(ContractApi.yaml("{'f:data': {'f:a': {}}}"));
    }

    @Test
    void shouldUpdateAndRemoveOwnFieldsWhenAppliedAgain() {
        api.apply(map, "one", map("{a: '1', b: '2'}")).succeeded();

        Answer applied = api.apply(map, "one", map("{a: new, c: '3'}")).succeeded();

        assertThat(applied.at("/data")).isEqualTo(ContractApi.yaml("{a: new, c: '3'}"));
    }

    @Test
    void shouldKeepOthersFieldsWhenTwoManagersApply() {
        api.apply(map, "one", map("{a: '1'}")).succeeded();
        api.apply(map, "two", map("{b: '2'}")).succeeded();

        Answer applied = api.apply(map, "one", map("{c: '3'}")).succeeded();

        assertThat(applied.at("/data")).isEqualTo(ContractApi.yaml("{b: '2', c: '3'}"));
    }

    @Test
    void shouldKeepFieldWhenAnotherManagerAppliesTheSameValue() {
        api.apply(map, "one", map("{a: '1', b: '1'}")).succeeded();
        api.apply(map, "two", map("{a: '1'}")).succeeded();

        Answer applied = api.apply(map, "one", map("{b: '1'}")).succeeded();

        assertThat(applied.at("/data")).isEqualTo(ContractApi.yaml("{a: '1', b: '1'}"));
    }

    @Test
    void shouldConflictWhenFieldBelongsToAnother() {
        api.apply(map, "one", map("{a: '1'}")).succeeded();

        Answer refused = api.apply(map, "two", map("{a: '2'}")).refused(409, "Conflict");

        assertThat(refused.text("/details/causes/0/reason")).isEqualTo("FieldManagerConflict");
        assertThat(refused.text("/details/causes/0/field")).isEqualTo(".data.a");
        assertThat(refused.text("/message")).contains("conflict with \"one\"");
    }

    @Test
    void shouldConflictWhenFieldWasUpdatedByAnother() {
        api.apply(map, "one", map("{a: '1'}")).succeeded();
        api.patch(map + "?fieldManager=editor", ContractApi.MERGE_PATCH, "{data: {a: edited}}")
                .succeeded();

        Answer refused = api.apply(map, "one", map("{a: '2'}")).refused(409, "Conflict");

        assertThat(refused.text("/message")).contains("conflict with \"editor\" using v1");
    }

    @Test
    void shouldTakeOverWhenForced() {
        api.apply(map, "one", map("{a: '1', b: '1'}")).succeeded();

        Answer applied = api.forceApply(map, "two", map("{a: '2'}")).succeeded();

        assertThat(applied.text("/data/a")).isEqualTo("2");
        assertThat(entry(applied, "one").path("fieldsV1")).isEqualTo(ContractApi.yaml("{'f:data': {'f:b': {}}}"));
        assertThat(entry(applied, "two").path("fieldsV1")).isEqualTo(ContractApi.yaml("{'f:data': {'f:a': {}}}"));
    }

    @Test
    void shouldMergeListsByTheirKeysWhenSchemaSaysSo() {
        api.apply(service, "one", service("[{name: http, port: 80}]")).succeeded();

        Answer applied = api.apply(
                        service,
                        "two",
                        "{apiVersion: v1, kind: Service, metadata: {name: svc}, spec: {ports: [{name: game, port: 25565}]}}")
                .succeeded();
        Answer reduced =
                api.apply(service, "one", service("[{name: other, port: 81}]")).succeeded();

        assertThat(applied.at("/spec/ports").findValuesAsText("port")).containsExactlyInAnyOrder("80", "25565");
        assertThat(reduced.at("/spec/ports").findValuesAsText("port")).containsExactlyInAnyOrder("81", "25565");
        assertThat(entry(reduced, "one").at("/fieldsV1/f:spec/f:ports").toString())
                .contains("k:{\\\"port\\\":81,\\\"protocol\\\":\\\"TCP\\\"}");
    }

    @Test
    void shouldKeepResourceVersionWhenNothingChanges() {
        String manifest = service("[{name: http, port: 80}]");
        Answer first = api.apply(service, "one", manifest).succeeded();

        Answer again = api.apply(service, "one", manifest).succeeded();

        assertThat(again.code()).isEqualTo(200);
        assertThat(again.text("/metadata/resourceVersion")).isEqualTo(first.text("/metadata/resourceVersion"));
    }

    @Test
    void shouldNoteUpdatersFieldsWhenPatchedOrPut() {
        api.post("/api/v1/namespaces/" + namespace + "/configmaps?fieldManager=creator", map("{a: '1', b: '2'}"))
                .succeeded();

        Answer patched = api.patch(map + "?fieldManager=editor", ContractApi.MERGE_PATCH, "{data: {a: new}}")
                .succeeded();

        assertThat(entry(patched, "creator").path("operation").asText()).isEqualTo("Update");
        assertThat(entry(patched, "creator").path("fieldsV1"))
                .isEqualTo(ContractApi.yaml("{'f:data': {'.': {}, 'f:b': {}}}"));
        assertThat(entry(patched, "editor").path("fieldsV1")).isEqualTo(ContractApi.yaml("{'f:data': {'f:a': {}}}"));
    }

    @Test
    void shouldForgetManagersWhenManagedFieldsAreReset() {
        api.apply(map, "one", map("{a: '1'}")).succeeded();

        Answer reset = api.patch(map, ContractApi.MERGE_PATCH, "{metadata: {managedFields: [{}]}}")
                .succeeded();

        assertThat(reset.at("/metadata").has("managedFields")).isFalse();
    }

    @Test
    void shouldCreateOnlyOnceWhenApplyNamesImpossibleVersion() {
        String once = "{apiVersion: v1, kind: ConfigMap, metadata: {name: map, resourceVersion: '1'}}";

        assertThat(api.apply(map, "one", once).succeeded().code()).isEqualTo(201);
        api.apply(map, "one", once).refused(409, "Conflict");
    }

    @Test
    void shouldRefuseWhenManagerIsMissing() {
        api.patch(map, ContractApi.APPLY, map("{a: '1'}")).invalid("fieldManager");
    }

    private static JsonNode entry(Answer answer, String manager) {
        for (JsonNode entry : answer.at("/metadata/managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return entry;
            }
        }
        throw new AssertionError("No entry of " + manager + " in " + answer.body());
    }
}
