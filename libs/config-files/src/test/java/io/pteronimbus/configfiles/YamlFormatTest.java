package io.pteronimbus.configfiles;

import static io.pteronimbus.configfiles.GameFolder.edit;
import static io.pteronimbus.configfiles.GameFolder.editIf;
import static io.pteronimbus.configfiles.GameFolder.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.configfiles.GameFolder.Case;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlFormatTest {
    @TempDir
    private Path root;

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(
                        "keeps comments, order and quotes",
                        "# top\na: 'x' # one\n\nb:\n    c:   \"y\"\n    # in\n    d: [1,  2]\n# end\n",
                        "# top\na: 'x' # one\n\nb:\n    c:   \"z\"\n    # in\n    d: [1,  2]\n# end\n",
                        edit("b.c", "z")),
                Case.of(
                        "an empty file",
                        "",
                        "server:\n  port: 9\n  address: 0.0.0.0\n",
                        edit("server.port", "9"),
                        edit("server.address", "0.0.0.0")),
                Case.of("comments alone", "# c", "# c\na: 9\n", edit("a", "9")),
                Case.of("a beginning alone", "---\n", "---\na: 9\n", edit("a", "9")),
                Case.of(
                        "adds behind the last",
                        "a:\n  b: 1 # c\n\n# d\ne: 2\n",
                        "a:\n  b: 1 # c\n  f: 9\n\n# d\ne: 2\n",
                        edit("a.f", "9")),
                Case.of(
                        "adds behind an object that no path leads into",
                        "a:\n  b:\n    - 1\n    - c: |\n        1\n        2\n\n# end\n",
                        "a:\n  b:\n    - 1\n    - c: |\n        1\n        2\nd: 9\n\n# end\n",
                        edit("d", "9")),
                Case.of(
                        "names within names within lists",
                        "a: {b: [{c: 1, d: {e: 2}}, {c: 3, d: {e: 4}}], c: 5}\n? [c]\n: {c: 6}\nb: {c: 7}\n",
                        "a: {b: [{c: 8, d: {e: 2}}, {c: 8, d: {e: 9}}], c: 5}\n? [c]\n: {c: 6}\nb: {c: 7}\n",
                        edit("a.b[*].c", "8"),
                        edit("a.b.1.d.e", "9")),
                Case.of("adds at the end", "a: 1", "a: 1\nb: 9", edit("b", "9")),
                Case.of(
                        "line ends of Windows",
                        "a: 1\r\nb:\r\n  c: 1\r\n",
                        "a: 9\r\nb:\r\n  c: 1\r\n  d: 8\r\n",
                        edit("a", "9"),
                        edit("b.d", "8")),
                Case.of(
                        "adds in a flow",
                        "a: {b: 1}\nc: {}\nd: []\n",
                        "a: {b: 1, x: 9}\nc: {x: 9}\nd: [9]\n",
                        edit("a.x", "9"),
                        edit("c.x", "9"),
                        edit("d[0]", "9")),
                Case.of(
                        "a nothing",
                        "a:\nb: ~ # c\nc:   # d\n",
                        "a: 9\nb: 9 # c\nc: 9   # d\n",
                        edit("a", "9"),
                        edit("b", "9"),
                        edit("c", "9")),
                Case.of(
                        "an object in place of nothing",
                        "server:\nx: 1\n",
                        "server: {port: 9}\nx: 1\n",
                        edit("server.port", "9")),
                Case.of(
                        "a list of objects",
                        "listeners:\n- query_port: 1\n  host: 0.0.0.0:25577\n  motd: '&1x'\n",
                        "listeners:\n- query_port: 1\n  host: 0.0.0.0:25570\n  motd: '&1x'\n",
                        edit("listeners[0].host", "0.0.0.0:{{server.build.default.port}}")),
                Case.of(
                        "a list that is made",
                        "",
                        "listeners:\n- host: 0.0.0.0:9\n  x: 8\n",
                        edit("listeners[0].host", "0.0.0.0:9"),
                        edit("listeners[0].x", "8")),
                Case.of("a list that grows", "a:\n- b: 1\n", "a:\n- b: 1\n- b: 9\n", edit("a[1].b", "9")),
                Case.of(
                        "an item that grows",
                        "a:\n  - b: 1\n  - b: 2\n",
                        "a:\n  - b: 1\n    c: 9\n  - b: 2\n",
                        edit("a[0].c", "9")),
                Case.of(
                        "all children",
                        "s:\n  x:\n    address: localhost:1\n  y:\n    address: example.com\n",
                        "s:\n  x:\n    address: 127.0.0.1:1\n  y:\n    address: example.com\n",
                        editIf("s.*.address", "regex:^localhost", "{{config.docker.interface}}")),
                Case.of(
                        "if equal",
                        "s:\n  x: {address: 127.0.0.1}\n",
                        "s:\n  x: {address: '::1'}\n",
                        editIf("s.*.address", "127.0.0.1", "::1")),
                Case.of("a text that must be quoted", "a: x\n", "a: 'a: b #c'\n", edit("a", "a: b #c")),
                Case.of(
                        "quotes it had",
                        "a: 'x'\nb: \"x\"\n",
                        "a: 'it''s'\nb: \"\\\"\"\n",
                        edit("a", "it's"),
                        edit("b", "\"")),
                Case.of("a text over lines", "a: x\n", "a: \"1\\n2\"\n", edit("a", "1\n2")),
                Case.of("text stays text", "a: abc\nb: '1'\n", "a: '9'\nb: '9'\n", edit("a", "9"), edit("b", "9")),
                Case.of(
                        "a boolean stays one",
                        "a: yes\nb: false\n",
                        "a: true\nb: true\n",
                        edit("a", "true"),
                        edit("b", "true")),
                Case.of(
                        "words that are no text",
                        "z: 0\n",
                        "z: 0\na: 'true'\nb: 'no'\nc: 'null'\nd: '1.5'\ne: ''\n",
                        edit("a", "true"),
                        edit("b", "no"),
                        edit("c", "null"),
                        edit("d", "1.5"),
                        edit("e", "")),
                Case.of("what stays as written", "a: x\n", "a: '{{config.token}}'\n", edit("a", "{{config.token}}")),
                Case.of(
                        "literals",
                        "a: 1\nb: x\n",
                        "a: {c: [true, null]}\nb: 1.50\n",
                        literal("a", "{\"c\":[true,null]}"),
                        literal("b", "1.50")),
                Case.of(
                        "a literal that is new",
                        "",
                        "a:\n  b:\n  - c: 1\n    d: x\n  - []\n",
                        literal("a", "{\"b\":[{\"c\":1,\"d\":\"x\"},[]]}")),
                Case.of("a block of text", "a: |\n  1\n  2\n\nb: 1\n", "a: x\n\nb: 1\n", edit("a", "x")),
                Case.of(
                        "behind a block of text",
                        "a:\n  b: |+\n    1\n\n\nc: 1\n",
                        "a:\n  b: |+\n    1\n\n\n  d: 9\nc: 1\n",
                        edit("a.d", "9")),
                Case.of("a text in place of a block", "a:\n- 1\n- 2\nb: 1\n", "a:\n x\nb: 1\n", edit("a", "x")),
                Case.of("an anchor stays", "a: &x 1\nb: *x\n", "a: &x 9\nb: *x\n", edit("a", "9")),
                Case.of(
                        "an alias is replaced, not followed",
                        "a: &x\n  b: 1\nc: *x\n",
                        "a: &x\n  b: 1\nc: 9\n",
                        edit("c.b", "8"),
                        edit("c", "9")),
                Case.of(
                        "beyond the basic plane",
                        "a: 😀\nb: 1\nc: 😀😀\nd: 2\n",
                        "a: 😀\nb: 9\nc: 😀😀\nd: 8\n",
                        edit("b", "9"),
                        edit("d", "8")),
                Case.of(
                        "the first document",
                        "a: 1\n---\na: 2\n",
                        "a: 9\nb: 8\n---\na: 2\n",
                        edit("a", "9"),
                        edit("b", "8")),
                Case.of(
                        "a name with a dot",
                        "a.b: 1\n'c d': 1\n",
                        "a.b: 9\n'c d': 8\n",
                        edit("a~1b", "9"),
                        edit("c d", "8")),
                Case.of("JSON", "{\"a\": {\"b\": 1}}", "{\"a\": {\"b\": 9, c: x}}", edit("a.b", "9"), edit("a.c", "x")),
                Case.of("a byte order mark", "\uFEFFa: 1\n", "\uFEFFa: 9\n", edit("a", "9")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldSetWhatIsNamedAndKeepTheRestWhenYamlIsChanged(Case example) {
        // when
        var after = GameFolder.at(root).changed(Parser.YAML, example.before(), example.asArray());
        // then
        assertThat(after).isEqualTo(example.after());
    }

    @Test
    void shouldSaySoAndLeaveTheFileWhenItIsNotYaml() {
        // given
        var game = GameFolder.at(root).with("file", "a: 1\nb: [hunter2\n");
        // when
        var outcome = game.change("file", Parser.YAML, edit("a", "9"));
        // then
        assertThat(outcome.leftBecause())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("it is not YAML at line 3")
                        .doesNotContain("hunter2"));
        assertThat(game.read("file")).isEqualTo("a: 1\nb: [hunter2\n");
    }

    @Test
    void shouldChangeNothingElseWhenAnythingIsSetInAnything() throws Exception {
        var seed = new Random().nextLong();
        for (var round = 0; round < 300; round++) {
            // given
            var random = new Random(seed + round);
            var documents = new RandomDocuments(random);
            var document = documents.object(4);
            var before = documents.yaml(document);
            var change = documents.change();
            // when
            var after = GameFolder.at(root).changed(Parser.YAML, before, change);
            // then
            var expected = documents.expected(document, change);
            assertThat(load(after))
                    .as("seed %d: %s of <%s> became <%s>", seed + round, change.match(), before, after)
                    .isEqualTo(load(JsonPrinter.compact(expected)));
            assertThat(after.lines()
                            .filter(line -> line.strip().startsWith("#"))
                            .count())
                    .as("comments of seed %d", seed + round)
                    .isLessThanOrEqualTo(before.lines()
                            .filter(line -> line.strip().startsWith("#"))
                            .count());
        }
    }

    @Test
    void shouldReadBackWhenAnyTextIsSet() throws Exception {
        var seed = new Random().nextLong();
        for (var round = 0; round < 500; round++) {
            // given
            var random = new Random(seed + round);
            var texts = new RandomTexts(random);
            var value = "=" + texts.text();
            var before = texts.pick(List.of("a: x", "a: 'x'", "a: \"x\"", "{a: x}", "a:", "- a\n", ""));
            // when
            var after = GameFolder.at(root)
                    .changed(Parser.YAML, before, edit("a", value), edit("b." + texts.word(), value));
            // then
            if (load(after) instanceof Map<?, ?> map) {
                assertThat(map.get("a"))
                        .as("seed %d: <%s>", seed + round, after)
                        .isEqualTo(value);
            }
        }
    }

    private static Object load(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
