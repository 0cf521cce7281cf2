package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract: custom resource definitions, their schemas, defaults, pruning and columns. */
class CustomResourceContractTest {

    private static final String GROUP = Manifests.group();
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private final ContractApi api = ContractApi.shared();
    private final String widgets = "/apis/" + GROUP + "/v1/namespaces/" + api.namespace() + "/widgets";

    @BeforeAll
    static void define() {
        ContractApi.shared().post(DEFINITIONS, Manifests.definition(GROUP)).succeeded();
    }

    private static String widget(String spec) {
        return "{apiVersion: " + GROUP + "/v1, kind: Widget, metadata: {name: w}, spec: " + spec + "}";
    }

    @Test
    void shouldBecomeEstablishedWhenDefinitionIsCreated() {
        await().untilAsserted(() -> assertThat(api.get(DEFINITIONS + "/widgets." + GROUP)
                        .at("/status/conditions")
                        .toString())
                .contains("\"type\":\"Established\"", "\"type\":\"NamesAccepted\""));
        assertThat(api.get("/apis/" + GROUP + "/v1")
                        .succeeded()
                        .at("/resources")
                        .findValuesAsText("name"))
                .contains("widgets", "widgets/status", "widgets/scale");
    }

    @Test
    void shouldCreateGetListAndDeleteWhenKindIsCustom() {
        CustomResources.create(api, widgets, widget("{size: 1}"));

        assertThat(api.get(widgets).succeeded().text("/kind")).isEqualTo("WidgetList");
        assertThat(api.get(widgets + "/w").succeeded().text("/metadata/name")).isEqualTo("w");
        assertThat(api.delete(widgets + "/w").succeeded().text("/status")).isEqualTo("Success");
        api.get(widgets + "/w").refused(404, "NotFound");
    }

    @Test
    void shouldFillInDefaultsWhenSchemaHasThem() {
        Answer created = CustomResources.create(api, widgets, widget("{size: 1, nested: {}}"));

        assertThat(created.text("/spec/mode")).isEqualTo("easy");
        assertThat(created.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(created.at("/spec/nested/on").asBoolean()).isTrue();
    }

    @Test
    void shouldPruneWhenFieldIsUnknown() {
        Answer created = CustomResources.create(
                api, widgets, widget("{size: 1, colour: red, free: {any: thing}, nested: {off: true}}"));

        assertThat(created.at("/spec").has("colour")).isFalse();
        assertThat(created.at("/spec/nested").has("off")).isFalse();
        assertThat(created.text("/spec/free/any")).isEqualTo("thing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | spec.size | Required value",
                "{size: many} | spec.size | must be of type integer",
                "{size: 0} | spec.size | should be greater than or equal to 1",
                "{size: 101} | spec.size | should be less than or equal to 100",
                "{size: 1, mode: odd} | spec.mode | supported values: \"easy\", \"hard\"",
                "{size: 1, code: ABC} | spec.code | should match '^[a-z]+$'",
                "{size: 1, code: abcdefghi} | spec.code | Too long",
                "{size: 1, ports: [{port: 1}]} | spec.ports[0].name | Required value",
                "{size: 1, ports: [{name: a}, {name: a}]} | spec.ports[1] | Duplicate value"
            })
    void shouldNameTheFieldWhenSchemaIsBroken(String spec, String field, String message) {
        await().until(() -> api.get(widgets).code() == 200);

        Answer refused = api.post(widgets, widget(spec)).invalid(field);

        assertThat(refused.text("/message")).contains(field + ": ").contains(message);
    }

    @Test
    void shouldValidateWhenCustomResourceIsPatched() {
        CustomResources.create(api, widgets, widget("{size: 1}"));

        api.patch(widgets + "/w", MERGE_PATCH, "{spec: {size: 0}}").invalid("spec.size");
        api.patch(widgets + "/w/status", MERGE_PATCH, "{status: {state: 5}}").invalid("status.state");
    }

    @Test
    void shouldRefusePutWhenResourceVersionIsMissing() {
        ObjectNode created = (ObjectNode)
                CustomResources.create(api, widgets, widget("{size: 1}")).body();
        created.withObject("/metadata").remove("resourceVersion");

        api.put(widgets + "/w", created).invalid("metadata.resourceVersion");
    }

    @Test
    void shouldShowPrinterColumnsWhenTableIsAsked() {
        CustomResources.create(api, widgets, widget("{size: 7}"));
        api.patch(widgets + "/w/status", MERGE_PATCH, "{status: {state: Good}}").succeeded();

        Answer table = api.get(widgets, ContractApi.TABLE).succeeded();

        assertThat(table.at("/columnDefinitions").findValuesAsText("name"))
                .containsExactly("Name", "State", "Size", "Since");
        assertThat(table.at("/columnDefinitions").findValuesAsText("type"))
                .containsExactly("string", "string", "integer", "date");
        assertThat(table.text("/rows/0/cells/1")).isEqualTo("Good");
        assertThat(table.at("/rows/0/cells/2").asInt()).isEqualTo(7);
        assertThat(table.text("/rows/0/cells/3")).isNotEmpty();
    }

    @Test
    void shouldMergeListsByKeyWhenApplied() {
        CustomResources.create(api, widgets, widget("{size: 1, ports: [{name: a, port: 1}]}"));

        Answer applied = api.apply(widgets + "/w", "one", widget("{ports: [{name: b, port: 2}]}"))
                .succeeded();

        assertThat(applied.at("/spec/ports").findValuesAsText("name")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void shouldRefuseWhenDefinitionIsWrong() {
        String group = Manifests.group();

        api.post(
                        DEFINITIONS,
                        Manifests.definition(group).replace("metadata: {name: widgets.", "metadata: {name: other."))
                .invalid("metadata.name");
        api.post(DEFINITIONS, Manifests.definition(group).replace("storage: true", "storage: false"))
                .invalid("spec.versions");
        api.post(DEFINITIONS, Manifests.definition(group).replace("scope: Namespaced", "scope: Everywhere"))
                .invalid("spec.scope");
    }

    @Test
    void shouldDeleteObjectsAndStopServingWhenDefinitionIsDeleted() {
        // given
        String group = Manifests.group();
        String path = "/apis/" + group + "/v1/namespaces/" + api.namespace() + "/widgets";
        api.post(DEFINITIONS, Manifests.definition(group)).succeeded();
        CustomResources.create(api, path, widget("{size: 1}").replace(GROUP, group));

        // when
        api.delete(DEFINITIONS + "/widgets." + group).succeeded();

        // then
        await().untilAsserted(() -> api.get(DEFINITIONS + "/widgets." + group).refused(404, "NotFound"));
        await().untilAsserted(() -> api.get(path).refused(404, "NotFound"));
    }
}
