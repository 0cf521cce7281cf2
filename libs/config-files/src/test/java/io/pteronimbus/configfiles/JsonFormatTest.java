package io.pteronimbus.configfiles;

import static io.pteronimbus.configfiles.GameFolder.edit;
import static io.pteronimbus.configfiles.GameFolder.editIf;
import static io.pteronimbus.configfiles.GameFolder.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.configfiles.GameFolder.Case;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFormatTest {
    @TempDir
    private Path root;

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(
                        "keeps what it does not name",
                        "{ \"a\" : 1.0,\n\t\"b\":[ 1e5, 12345678901234567890123 ] , \"c\":2 }",
                        "{ \"a\" : 1.0,\n\t\"b\":[ 1e5, 12345678901234567890123 ] , \"c\":9 }",
                        edit("c", "9")),
                Case.of("an empty file", "", "{\n    \"a\": {\n        \"b\": 9\n    }\n}\n", edit("a.b", "9")),
                Case.of(
                        "an empty object",
                        "{}\n",
                        "{\n    \"a\": \"x\",\n    \"b\": 1\n}\n",
                        edit("a", "x"),
                        edit("b", "1")),
                Case.of(
                        "adds in the manner of the file",
                        "{\n  \"a\": 1\n}\n",
                        "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": 9\n  }\n}\n",
                        edit("b.c", "9")),
                Case.of("adds on one line", "{\"a\":{\"b\":1}}", "{\"a\":{\"b\":1, \"c\": 9}}", edit("a.c", "9")),
                Case.of(
                        "line ends of Windows",
                        "{\r\n  \"a\": 1\r\n}",
                        "{\r\n  \"a\": 1,\r\n  \"b\": 9\r\n}",
                        edit("b", "9")),
                Case.of(
                        "a place in a list",
                        "{\"a\":[{\"b\":1},{\"b\":2}]}",
                        "{\"a\":[{\"b\":8},{\"b\":9}]}",
                        edit("a[0].b", "8"),
                        edit("a.1.b", "9")),
                Case.of("lists in lists", "{\"a\":[[1,2],[3]]}", "{\"a\":[[1,9],[3]]}", edit("a[0][1]", "9")),
                Case.of(
                        "a list that is made",
                        "",
                        "{\n    \"a\": [\n        {\n            \"b\": 9\n        }\n    ]\n}\n",
                        edit("a[0].b", "9")),
                Case.of("a list that grows at its end", "{\"a\":[1]}", "{\"a\":[1, 9]}", edit("a[1]", "9")),
                Case.of("no holes in a list", "{\"a\":[1]}", "{\"a\":[1]}", edit("a[7]", "9"), edit("a.x", "9")),
                Case.of("a number as a name", "{\"a\":{\"0\":1}}", "{\"a\":{\"0\":9}}", edit("a.0", "9")),
                Case.of(
                        "all children",
                        "{\"s\":{\"x\":{\"p\":1},\"y\":{\"p\":2},\"z\":3}}",
                        "{\"s\":{\"x\":{\"p\":9},\"y\":{\"p\":9},\"z\":3}}",
                        edit("s.*.p", "9")),
                Case.of(
                        "all children of all",
                        "{\"s\":[{\"x\":{\"p\":1}},{\"y\":{\"p\":2}}]}",
                        "{\"s\":[{\"x\":{\"p\":9}},{\"y\":{\"p\":9}}]}",
                        edit("s.*.*.p", "9")),
                Case.of("children themselves", "{\"s\":[1,2]}", "{\"s\":[9,9]}", edit("s.*", "9")),
                Case.of("nothing made before a wildcard", "{}", "{}", edit("s.*.p", "9")),
                Case.of(
                        "a name with a dot",
                        "{\"a.b\":1,\"c~d\":1}",
                        "{\"a.b\":9,\"c~d\":9}",
                        edit("a~1b", "9"),
                        edit("c~0d", "9")),
                Case.of("an object in place of null", "{\"a\":null}", "{\"a\":{\"b\":9}}", edit("a.b", "9")),
                Case.of("not through another value", "{\"a\":5}", "{\"a\":5}", edit("a.b", "9")),
                Case.of("a text in place of an object", "{\"a\":{\"b\":1}}", "{\"a\":\"x\"}", edit("a", "x")),
                Case.of("text stays text", "{\"a\":\"25565\"}", "{\"a\":\"25570\"}", edit("a", "25570")),
                Case.of(
                        "a number stays one",
                        "{\"a\":1,\"b\":1}",
                        "{\"a\":1.5,\"b\":\"x\"}",
                        edit("a", "1.5"),
                        edit("b", "x")),
                Case.of(
                        "a boolean stays one",
                        "{\"a\":false,\"b\":false}",
                        "{\"a\":true,\"b\":\"on\"}",
                        edit("a", "true"),
                        edit("b", "on")),
                Case.of(
                        "new ones are numbers or text",
                        "{\"z\":0}",
                        "{\"z\":0, \"a\": 5, \"b\": -5, \"c\": \"05\", \"d\": \"1.5\", \"e\": \"true\", \"f\": \"\"}",
                        edit("a", "5"),
                        edit("b", "-5"),
                        edit("c", "05"),
                        edit("d", "1.5"),
                        edit("e", "true"),
                        edit("f", "")),
                Case.of(
                        "literals",
                        "{\"a\":\"x\",\"b\":1,\"c\":1}",
                        "{\"a\":true,\"b\":null,\"c\":{\"d\":[1.50,\"25570\"]}}",
                        literal("a", "true"),
                        literal("b", "null"),
                        literal("c", "{\"d\":[1.50,\"{{server.build.default.port}}\"]}")),
                Case.of("escapes", "{\"a\":\"x\"}", "{\"a\":\"\\\"\\\\\\n§😀\"}", edit("a", "\"\\\n§😀")),
                Case.of("what is equal as it is written", "{\"a\":\"\\u0078\"}", "{\"a\":\"\\u0078\"}", edit("a", "x")),
                Case.of("a byte order mark", "\uFEFF{\"a\":1}", "\uFEFF{\"a\":9}", edit("a", "9")),
                Case.of(
                        "comments and a comma",
                        "{\n  // why\n  \"a\": 1, /* b */\n}",
                        "{\n  // why\n  \"a\": 9,\n  \"b\": 8, /* b */\n}",
                        edit("a", "9"),
                        edit("b", "8")),
                Case.of("the later of two", "{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":9}", edit("a", "9")),
                Case.of(
                        "if equal",
                        "{\"a\":1,\"b\":\"x\",\"c\":true}",
                        "{\"a\":9,\"b\":\"y\",\"c\":true}",
                        editIf("a", "1", "9"),
                        editIf("b", "x", "y"),
                        editIf("c", "false", "x")),
                Case.of(
                        "not if absent",
                        "{\"a\":1}",
                        "{\"a\":1}",
                        editIf("b", "1", "9"),
                        editIf("c.d", "regex:.*", "9")),
                Case.of(
                        "what is found",
                        "{\"s\":{\"a\":\"localhost:25565\",\"b\":\"example.com:1\"}}",
                        "{\"s\":{\"a\":\"10.0.0.5:25565\",\"b\":\"example.com:1\"}}",
                        editIf("s.*", "regex:^(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?$", "10.0.0.5$2")),
                Case.of("a root that is a list", "[{\"a\":1}]", "[{\"a\":9}]", edit("[0].a", "9")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldSetWhatIsNamedAndKeepTheRestWhenJsonIsChanged(Case example) {
        // when
        var after = GameFolder.at(root).changed(Parser.JSON, example.before(), example.asArray());
        // then
        assertThat(after).isEqualTo(example.after());
    }

    @Test
    void shouldSaySoAndLeaveTheFileWhenItIsNotJson() {
        // given
        var game = GameFolder.at(root).with("file", "{\n \"password\": hunter2 }");
        // when
        var outcome = game.change("file", Parser.JSON, edit("a", "1"));
        // then
        assertThat(outcome.leftBecause())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("it is not JSON at line 2")
                        .doesNotContain("hunter2"));
        assertThat(game.read("file")).isEqualTo("{\n \"password\": hunter2 }");
    }

    @Test
    void shouldChangeNothingElseWhenAnythingIsSetInAnything() throws Exception {
        var seed = new Random().nextLong();
        for (var round = 0; round < 300; round++) {
            // given
            var random = new Random(seed + round);
            var documents = new RandomDocuments(random);
            var document = documents.object(3);
            var before = documents.json(document);
            var change = documents.change();
            // when
            var after = GameFolder.at(root).changed(Parser.JSON, before, change);
            // then
            var expected = documents.expected(document, change);
            assertThat(JsonPrinter.compact(JsonReader.read(after)))
                    .as("seed %d: %s of %s", seed + round, change.match(), before)
                    .isEqualTo(JsonPrinter.compact(expected));
        }
    }
}
