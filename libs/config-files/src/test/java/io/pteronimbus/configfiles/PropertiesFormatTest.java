package io.pteronimbus.configfiles;

import static io.pteronimbus.configfiles.GameFolder.edit;
import static io.pteronimbus.configfiles.GameFolder.editIf;
import static io.pteronimbus.configfiles.GameFolder.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.configfiles.GameFolder.Case;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PropertiesFormatTest {
    @TempDir
    private Path root;

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(
                        "keeps comments, order and blanks",
                        "#Minecraft\n! x\n\na=1\n  port : 2\nb=3\n",
                        "#Minecraft\n! x\n\na=1\n  port : 9\nb=3\n",
                        edit("port", "9")),
                Case.of("adds at the end", "a=1\n", "a=1\nb=2\nc=3\n", edit("b", "2"), edit("c", "3")),
                Case.of("ends the last line first", "a=1", "a=1\nb=2\n", edit("b", "2")),
                Case.of(
                        "line ends of Windows",
                        "a=1\r\nb=2\r\n",
                        "a=9\r\nb=2\r\nc=3\r\n",
                        edit("a", "9"),
                        edit("c", "3")),
                Case.of("an empty value", "a=\nb=1\n", "a=9\nb=\n", edit("a", "9"), edit("b", "")),
                Case.of("a key alone", "a\n", "a=9\n", edit("a", "9")),
                Case.of("a separator of blanks", "a 1\n", "a 9\n", edit("a", "9")),
                Case.of("a value over lines", "a=1,\\\n    2\nb=1\n", "a=9\nb=1\n", edit("a", "9")),
                Case.of("a comment over no lines", "# a \\\na=1\n", "# a \\\na=9\n", edit("a", "9")),
                Case.of("an escaped key", "a\\ b\\==1\n", "a\\ b\\==9\n", edit("a b=", "9")),
                Case.of("a new key escaped", "", "a\\ b\\==9\n", edit("a b=", "9")),
                Case.of("every duplicate", "a=1\na=2\n", "a=9\na=9\n", edit("a", "9")),
                Case.of("escapes", "a=1\n", "a=C\\:\\\\x\\ny\n".replace("\\:", ":"), edit("a", "C:\\x\ny")),
                Case.of("a blank in front", "a=1\n", "a=\\  x\n", edit("a", "  x")),
                Case.of("beyond ASCII as Wings does", "a=1\n", "a=\\u00a7cHi\n", edit("a", "§cHi")),
                Case.of("what is equal as it is written", "a=\\u00A7\n", "a=\\u00A7\n", edit("a", "§")),
                Case.of("a dot is of the key", "query.port=1\n", "query.port=9\n", edit("query.port", "9")),
                Case.of("a literal", "a=1\n", "a=true\n", literal("a", "true")),
                Case.of("if equal", "a=1\nb=1\n", "a=9\nb=1\n", editIf("a", "1", "9"), editIf("b", "2", "9")),
                Case.of("not if absent", "a=1\n", "a=1\n", editIf("b", "1", "9"), editIf("c", "regex:.*", "9")),
                Case.of("what is found", "a=x:1\n", "a=y:1\n", editIf("a", "regex:^x(:\\d)$", "y$1")),
                Case.of("what was set before", "", "a=9\n", edit("a", "1"), editIf("a", "1", "9")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldSetWhatIsNamedAndKeepTheRestWhenPropertiesAreChanged(Case example) {
        // when
        var after = GameFolder.at(root).changed(Parser.PROPERTIES, example.before(), example.asArray());
        // then
        assertThat(after).isEqualTo(example.after());
    }

    @Test
    void shouldMakeFileAndFoldersWhenThereAreNone() {
        // given
        var game = GameFolder.at(root);
        // when
        game.change("a/b/server.properties", Parser.PROPERTIES, edit("port", "{{server.build.default.port}}"));
        // then
        assertThat(game.read("a/b/server.properties")).isEqualTo("port=25570\n");
    }

    @Test
    void shouldKeepEveryByteWhenAFileIsNotUtf8() throws Exception {
        // given
        var before = "motd=caf\u00e9\nport=1\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(root.resolve("file"), before);
        // when
        GameFolder.at(root).change("file", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(Files.readAllBytes(root.resolve("file")))
                .isEqualTo("motd=caf\u00e9\nport=2\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldMeanToJavaWhatWasAskedForWhenAnythingIsSetInAnything() throws Exception {
        var seed = new Random().nextLong();
        for (var round = 0; round < 300; round++) {
            // given
            var random = new Random(seed + round);
            var texts = new RandomTexts(random);
            var before = texts.lines("properties");
            var key = texts.word();
            var value = texts.text();
            // when
            var after = GameFolder.at(root).changed(Parser.PROPERTIES, before, edit(key, value));
            // then
            var expected = load(before);
            expected.setProperty(key, value);
            assertThat(load(after)).as("seed %d of <%s>", seed + round, before).isEqualTo(expected);
            assertThat(after.lines().filter(line -> line.startsWith("#")))
                    .as("seed %d", seed + round)
                    .containsExactlyElementsOf(
                            before.lines().filter(line -> line.startsWith("#")).toList());
        }
    }

    private static Properties load(String text) throws Exception {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }
}
