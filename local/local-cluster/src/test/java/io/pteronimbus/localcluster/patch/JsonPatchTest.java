package io.pteronimbus.localcluster.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pteronimbus.localcluster.store.StatusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    static JsonNode yaml(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1} | [{op: add, path: /b, value: 2}] | {a: 1, b: 2}",
                "{a: [1, 3]} | [{op: add, path: /a/1, value: 2}] | {a: [1, 2, 3]}",
                "{a: [1]} | [{op: add, path: /a/-, value: 2}] | {a: [1, 2]}",
                "{a: [1, 2]} | [{op: remove, path: /a/0}] | {a: [2]}",
                "{a: [1, 2]} | [{op: replace, path: /a/1, value: 9}] | {a: [1, 9]}",
                "{a/b: 1, c~d: 2} | [{op: remove, path: /a~1b}, {op: replace, path: /c~0d, value: 3}] | {c~d: 3}",
                "{a: {b: 1}} | [{op: move, from: /a/b, path: /c}] | {a: {}, c: 1}",
                "{a: {b: 1}} | [{op: copy, from: /a, path: /c}] | {a: {b: 1}, c: {b: 1}}",
                "{a: 1} | [{op: replace, path: '', value: {b: 2}}] | {b: 2}",
                "{a: 1} | [{op: test, path: /a, value: 1}, {op: add, path: /a, value: null}] | {a: null}"
            })
    void shouldDoWhatTheOperationSays(String document, String operations, String expected) {
        JsonNode before = yaml(document);

        assertThat(JsonPatch.apply(before, yaml(operations))).isEqualTo(yaml(expected));
        assertThat(before).isEqualTo(yaml(document));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{op: remove, path: /none}] | 422",
                "[{op: replace, path: /none, value: 1}] | 422",
                "[{op: add, path: /list/5, value: 1}] | 422",
                "[{op: add, path: /list/01, value: 1}] | 422",
                "[{op: add, path: /text/x, value: 1}] | 422",
                "[{op: remove, path: ''}] | 422",
                "[{op: test, path: /text, value: other}] | 422",
                "[{op: add, path: /a}] | 400",
                "[{op: add, path: a, value: 1}] | 400",
                "[{op: jump, path: /text}] | 400",
                "{op: add} | 400"
            })
    void shouldRefuseWhenOperationCannotBeDone(String operations, int code) {
        assertThatThrownBy(() -> JsonPatch.apply(yaml("{list: [1], text: t}"), yaml(operations)))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void shouldMergeAndRemoveWhenPatchIsMergePatch() {
        assertThat(MergePatch.apply(
                        yaml("{a: {b: 1, c: 2}, l: [1, 2], t: x}"),
                        yaml("{a: {b: null, d: {e: 3, f: null}}, l: [3], t: {n: 1}}")))
                .isEqualTo(yaml("{a: {c: 2, d: {e: 3}}, l: [3], t: {n: 1}}"));
    }
}
