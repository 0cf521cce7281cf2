package io.pteronimbus.localcluster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaValidatorTest {

    private static JsonNode yaml(String yaml) throws IOException {
        return new YAMLMapper().readTree(yaml);
    }

    private static Schema of(String property) throws IOException {
        return new Schema(yaml("{type: object, properties: {f: " + property + "}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: number, exclusiveMinimum: true, minimum: 1} | 1.5 | 1",
                "{type: number, exclusiveMaximum: true, maximum: 3} | 2.9 | 3",
                "{type: integer, multipleOf: 5} | 10 | 11",
                "{type: string, minLength: 2} | ab | a",
                "{type: array, minItems: 1, maxItems: 2} | [1] | []",
                "{type: array, maxItems: 2} | [1, 2] | [1, 2, 3]",
                "{type: array, x-kubernetes-list-type: set} | [1, 2] | [1, 1]",
                "{type: object, minProperties: 1} | {a: 1} | {}",
                "{type: object, maxProperties: 1} | {a: 1} | {a: 1, b: 2}",
                "{type: object, additionalProperties: {type: integer}} | {a: 1} | {a: x}",
                "{x-kubernetes-int-or-string: true} | 80 | 1.5",
                "{x-kubernetes-int-or-string: true} | http | true",
                "{type: string, nullable: true} | null | 1",
                "{type: boolean} | true | text",
                "{anyOf: [{type: string}, {type: integer}]} | a | 1.5",
                "{oneOf: [{type: integer}, {type: number, maximum: 5}]} | 9 | 4",
                "{allOf: [{minimum: 1}, {maximum: 5}]} | 3 | 6",
                "{not: {enum: [bad]}} | good | bad",
                "{enum: [1, two]} | 1 | 2"
            })
    void shouldTellGoodFromBad(String schema, String good, String bad) throws IOException {
        assertThat(SchemaValidator.validate(yaml("{f: " + good + "}"), of(schema)))
                .isEmpty();
        assertThat(SchemaValidator.validate(yaml("{f: " + bad + "}"), of(schema)))
                .isNotEmpty()
                .allSatisfy(cause -> assertThat(cause.field()).startsWith("f"));
    }

    @Test
    void shouldNameMapKeysInBracketsWhenValueIsBad() throws IOException {
        assertThat(SchemaValidator.validate(
                        yaml("{f: {some.key: x}}"), of("{type: object, additionalProperties: {type: integer}}")))
                .extracting(Cause::field)
                .containsExactly("f[some.key]");
    }

    @Test
    void shouldPruneUnknownAndNullButKeepWhatIsDeclaredFree() throws IOException {
        Schema schema = new Schema(
                yaml(
                        "{type: object, properties: {a: {type: string}, n: {type: string, nullable: true}, free: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {known: {type: object, properties: {}}}}, list: {type: array, items: {type: object, properties: {x: {type: integer}}}}, res: {type: object, x-kubernetes-embedded-resource: true}}}"));
        var object = (ObjectNode)
                yaml(
                        "{a: null, n: null, b: 1, free: {any: 1, known: {gone: 1}}, list: [{x: 1, y: 2}], res: {kind: K, metadata: {name: n}, other: 1}}");

        assertThat(Pruning.prune(object, schema)).containsExactly("b", "free.known.gone", "list[0].y", "res.other");
        assertThat(object)
                .isEqualTo(yaml(
                        "{n: null, free: {any: 1, known: {}}, list: [{x: 1}], res: {kind: K, metadata: {name: n}}}"));
    }

    @Test
    void shouldDefaultInsideListsAndDefaultedObjects() throws IOException {
        Schema schema = new Schema(
                yaml(
                        "{type: object, properties: {list: {type: array, items: {type: object, properties: {p: {type: string, default: TCP}}}}, box: {type: object, default: {}, properties: {q: {type: integer, default: 1}}}}}"));
        JsonNode object = yaml("{list: [{}, {p: UDP}]}");

        Defaulting.apply(object, schema);

        assertThat(object).isEqualTo(yaml("{list: [{p: TCP}, {p: UDP}], box: {q: 1}}"));
    }
}
