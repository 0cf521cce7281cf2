package io.pteronimbus.localcluster.patch;

import static io.pteronimbus.localcluster.patch.JsonPatchTest.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.patch.FieldManager.Operation;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.validation.Schema;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerSideApplyTest {

    private static final ObjectKey KEY = new ObjectKey("", "things", "default", "t");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Schema SCHEMA = new Schema(yaml("""
            type: object
            properties:
              metadata: {type: object, properties: {labels: {type: object, additionalProperties: {type: string}}}}
              spec:
                type: object
                properties:
                  size: {type: integer}
                  box: {type: object, properties: {a: {type: integer}, b: {type: integer}}}
                  whole: {type: object, x-kubernetes-map-type: atomic, properties: {a: {type: integer}}}
                  marks: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                  items:
                    type: array
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [name, proto]
                    items:
                      type: object
                      properties: {name: {type: string}, proto: {type: string, default: TCP}, v: {type: integer}}
            """));

    private static ObjectNode object(String yaml) {
        return (ObjectNode) yaml(yaml);
    }

    private static ObjectNode apply(ObjectNode live, String who, String spec, boolean force) {
        return ServerSideApply.apply(
                KEY,
                live,
                object("{spec: " + spec + "}"),
                SCHEMA,
                new FieldManager(who, Operation.Apply, "v1", ""),
                force,
                NOW);
    }

    private static ObjectNode apply(ObjectNode live, String who, String spec) {
        return apply(live, who, spec, false);
    }

    @Test
    void shouldDropContainerWhenItsLastOwnFieldGoes() {
        ObjectNode live = apply(object("{}"), "one", "{size: 1, box: {a: 1}}");

        assertThat(apply(live, "one", "{size: 1}").path("spec")).isEqualTo(yaml("{size: 1}"));
    }

    @Test
    void shouldKeepContainerWhenSomebodyElseHasFieldsInIt() {
        ObjectNode live = apply(apply(object("{}"), "one", "{box: {a: 1}}"), "two", "{box: {b: 2}}");

        assertThat(apply(live, "one", "{size: 1}").path("spec")).isEqualTo(yaml("{box: {b: 2}, size: 1}"));
    }

    @Test
    void shouldRemoveItemWithItsDefaultsWhenItsOwnerLeavesItOut() {
        ObjectNode live = apply(object("{}"), "one", "{items: [{name: a, v: 1}, {name: b}]}");
        live.withObject("/spec").set("items", yaml("[{name: a, proto: TCP, v: 1}, {name: b, proto: TCP}]"));

        assertThat(apply(live, "one", "{items: [{name: b}]}").at("/spec/items"))
                .isEqualTo(yaml("[{name: b, proto: TCP}]"));
    }

    @Test
    void shouldKeepItemWhenSomebodyElseOwnsPartOfIt() {
        ObjectNode live = apply(object("{}"), "one", "{items: [{name: a}]}");
        live = apply(live, "two", "{items: [{name: a, v: 5}]}");

        assertThat(apply(live, "one", "{size: 1}").at("/spec/items")).isEqualTo(yaml("[{name: a, v: 5}]"));
    }

    @Test
    void shouldTreatAbsentKeyAsItsDefaultWhenItemsAreMatched() {
        ObjectNode live = apply(object("{}"), "one", "{items: [{name: a, v: 1}]}");

        ObjectNode again = apply(live, "one", "{items: [{name: a, proto: TCP, v: 2}]}");

        assertThat(again.at("/spec/items")).isEqualTo(yaml("[{name: a, v: 2, proto: TCP}]"));
    }

    @Test
    void shouldUniteSetsAndReplaceAtomicMapsWhenApplied() {
        ObjectNode live = apply(object("{}"), "one", "{marks: [x], whole: {a: 1, extra: 1}}");
        live = apply(live, "two", "{marks: [y]}");

        assertThat(live.at("/spec/marks")).isEqualTo(yaml("[x, y]"));
        assertThat(apply(live, "one", "{whole: {a: 2}}").path("spec")).isEqualTo(yaml("{marks: [y], whole: {a: 2}}"));
    }

    @Test
    void shouldNameEveryDisputedFieldWhenOthersOwnThem() {
        ObjectNode live = apply(object("{}"), "one", "{size: 1, items: [{name: a, v: 1}]}");

        assertThatThrownBy(() -> apply(live, "two", "{size: 2, items: [{name: a, v: 2}]}"))
                .isInstanceOfSatisfying(StatusException.class, refusal -> {
                    assertThat(refusal.getMessage()).contains("2 conflicts");
                    assertThat(refusal.body().at("/details/causes").findValuesAsText("field"))
                            .containsExactlyInAnyOrder(".spec.size", ".spec.items[name=\"a\",proto=\"TCP\"].v");
                });
        assertThat(apply(live, "two", "{size: 2}", true).at("/spec/size").asInt())
                .isEqualTo(2);
    }

    @Test
    void shouldShareFieldWhenValuesAgree() {
        ObjectNode live = apply(apply(object("{}"), "one", "{size: 1}"), "two", "{size: 1}");

        assertThat(live.at("/metadata/managedFields").findValuesAsText("manager"))
                .containsExactly("one", "two");
        assertThatThrownBy(() -> apply(live, "one", "{size: 2}")).isInstanceOf(StatusException.class);
        assertThat(apply(live, "one", "{}").at("/spec/size").asInt()).isEqualTo(1);
    }

    @Test
    void shouldMoveOwnershipWhenUpdateChangesAppliedField() {
        ObjectNode live = apply(object("{}"), "one", "{size: 1, box: {a: 1}}");
        ObjectNode edited = live.deepCopy();
        edited.withObject("/spec").put("size", 2).remove("box");

        ObjectNode updated =
                ManagedFields.update(live, edited, SCHEMA, new FieldManager("editor", Operation.Update, "v1", ""), NOW);

        assertThat(updated.at("/metadata/managedFields").findValues("fieldsV1"))
                .containsExactly(yaml("{'f:spec': {'f:size': {}}}"));
        assertThat(updated.at("/metadata/managedFields/0/manager").asText()).isEqualTo("editor");
    }

    @Test
    void shouldSurviveRoundTripWhenFieldSetIsWritten() {
        var fields = yaml(
                "{'f:spec': {'.': {}, 'f:items': {'k:{\"name\":\"a\"}': {'.': {}, 'f:v': {}}}, 'f:marks': {'v:\"x\"': {}}}}");

        FieldSet parsed = FieldSet.parse(fields);

        assertThat(parsed.toJson()).isEqualTo(fields);
        assertThat(parsed.paths())
                .containsExactly(
                        ".spec", ".spec.items[name=\"a\"]", ".spec.items[name=\"a\"].v", ".spec.marks[=\"x\"]");
        assertThat(parsed.minus(parsed).isEmpty()).isTrue();
        assertThat(parsed.union(FieldSet.EMPTY)).isEqualTo(parsed);
    }
}
