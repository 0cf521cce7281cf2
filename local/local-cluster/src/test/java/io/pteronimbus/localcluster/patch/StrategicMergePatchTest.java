package io.pteronimbus.localcluster.patch;

import static io.pteronimbus.localcluster.patch.JsonPatchTest.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.validation.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategicMergePatchTest {

    private static final Schema SCHEMA = new Schema(yaml("""
            type: object
            properties:
              items:
                type: array
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [name]
                items: {type: object, properties: {name: {type: string}, v: {type: integer}}}
              marks: {type: array, x-kubernetes-list-type: set, items: {type: string}}
              plain: {type: array, items: {type: string}}
              box: {type: object, properties: {a: {type: integer}, b: {type: integer}}}
            """));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{items: [{name: a, v: 1}]} | {items: [{name: a, v: 2}, {name: b}]} | {items: [{name: a, v: 2}, {name: b}]}",
                "{items: [{name: a}, {name: b}]} | {items: [{$patch: delete, name: a}]} | {items: [{name: b}]}",
                "{items: [{name: a}]} | {items: [{$patch: replace}, {name: c}]} | {items: [{name: c}]}",
                "{items: [{name: a}, {name: b}]} | {$setElementOrder/items: [{name: b}, {name: a}], items: [{name: b, v: 2}]} | {items: [{name: b, v: 2}, {name: a}]}",
                "{marks: [x]} | {marks: [y, x]} | {marks: [x, y]}",
                "{marks: [x, y]} | {$deleteFromPrimitiveList/marks: [x]} | {marks: [y]}",
                "{plain: [x, y]} | {plain: [z]} | {plain: [z]}",
                "{box: {a: 1, b: 2}} | {box: {$patch: replace, a: 3}} | {box: {a: 3}}",
                "{box: {a: 1, b: 2}} | {box: {$patch: delete}} | {}",
                "{box: {a: 1, b: 2}} | {box: {$retainKeys: [a], a: 5}} | {box: {a: 5}}",
                "{box: {a: 1, b: 2}} | {box: {a: null}} | {box: {b: 2}}",
                "{} | {box: {a: 1}, items: [{name: n}]} | {box: {a: 1}, items: [{name: n}]}"
            })
    void shouldMergeAsTheSchemaSays(String target, String patch, String expected) {
        assertThat(StrategicMergePatch.apply((ObjectNode) yaml(target), (ObjectNode) yaml(patch), SCHEMA))
                .isEqualTo(yaml(expected));
    }

    @Test
    void shouldRefuseWhenItemLacksItsKeyOrDirectiveIsUnknown() {
        var target = (ObjectNode) yaml("{}");

        assertThatThrownBy(() -> StrategicMergePatch.apply(target, (ObjectNode) yaml("{items: [{v: 1}]}"), SCHEMA))
                .isInstanceOf(StatusException.class);
        assertThatThrownBy(() -> StrategicMergePatch.apply(target, (ObjectNode) yaml("{$other: 1}"), SCHEMA))
                .isInstanceOf(StatusException.class);
    }
}
