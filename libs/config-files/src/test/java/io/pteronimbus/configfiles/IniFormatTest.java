package io.pteronimbus.configfiles;

import static io.pteronimbus.configfiles.GameFolder.edit;
import static io.pteronimbus.configfiles.GameFolder.editIf;
import static io.pteronimbus.configfiles.GameFolder.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.configfiles.GameFolder.Case;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IniFormatTest {
    @TempDir
    private Path root;

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(
                        "in its section only",
                        "; top\np=1\n\n[a]\np=2\n# c\n[b]\np = 3\n",
                        "; top\np=1\n\n[a]\np=9\n# c\n[b]\np = 3\n",
                        edit("a.p", "9")),
                Case.of("above all sections", "p=1\n[a]\np=2\n", "p=9\n[a]\np=2\n", edit("p", "9")),
                Case.of("only the first dot parts", "[a]\nb.c=1\n", "[a]\nb.c=9\n", edit("a.b.c", "9")),
                Case.of("a section with dots", "[a.b]\nc=1\n", "[a.b]\nc=9\n", edit("[a.b].c", "9")),
                Case.of(
                        "a section with blanks",
                        "[Host Settings]\nc=1\n",
                        "[Host Settings]\nc=9\n",
                        edit("[Host Settings].c", "9")),
                Case.of(
                        "a key with dots",
                        "[General]\nscum.Name=1\n",
                        "[General]\nscum.Name=9\n",
                        edit("General.[scum.Name]", "9")),
                Case.of(
                        "a section of Unreal's",
                        "[/Script/Engine.GameSession]\nMaxPlayers=1\n",
                        "[/Script/Engine.GameSession]\nMaxPlayers=9\n",
                        edit("[/Script/Engine.GameSession].MaxPlayers", "9")),
                Case.of(
                        "a key behind the last one",
                        "[a]\nb=1\n\n[c]\nd=1\n",
                        "[a]\nb=1\ne=9\n\n[c]\nd=1\n",
                        edit("a.e", "9")),
                Case.of("a key in an empty section", "[a]\n\n[b]\n", "[a]\nk = 9\n\n[b]\n", edit("a.k", "9")),
                Case.of("a key on top", "[a]\nb=1\n", "k=9\n[a]\nb=1\n", edit("k", "9")),
                Case.of(
                        "a section at the end",
                        "[a]\nb=1",
                        "[a]\nb=1\n\n[c]\nd=9\ne=8\n",
                        edit("c.d", "9"),
                        edit("c.e", "8")),
                Case.of("an empty file", "", "[c]\nd = 9\n", edit("c.d", "9")),
                Case.of("the manner of the file", "[a]\nb = 1\n", "[a]\nb = 1\nc = 9\n", edit("a.c", "9")),
                Case.of(
                        "line ends of Windows",
                        "[a]\r\nb=1\r\n",
                        "[a]\r\nb=9\r\nc=8\r\n",
                        edit("a.b", "9"),
                        edit("a.c", "8")),
                Case.of("every duplicate", "[a]\nb=1\nb=2\n[a]\nb=3\n", "[a]\nb=9\nb=9\n[a]\nb=9\n", edit("a.b", "9")),
                Case.of("case counts", "[A]\nB=1\n", "[A]\nB=1\n\n[a]\nb=9\n", edit("a.b", "9")),
                Case.of("a comment behind a value", "[a]\nb=1 ; why\n", "[a]\n; why\nb=9\n", edit("a.b", "9")),
                Case.of("a value like a comment", "[a]\nb=1\n", "[a]\nb=x ; y\n", edit("a.b", "x ; y")),
                Case.of("a colour", "c = #fff\n", "c = #000\n", edit("c", "#000")),
                Case.of("no quotes of ours", "n=\"old\"\n", "n=new\n", edit("n", "new")),
                Case.of("quotes that are asked for", "n=\"old\"\n", "n=\"new\"\n", edit("n", "\"new\"")),
                Case.of("if within quotes", "n=\"old\"\n", "n=new\n", editIf("n", "old", "new")),
                Case.of("not if absent", "[a]\nb=1\n", "[a]\nb=1\n", editIf("a.c", "1", "9")),
                Case.of(
                        "what is found",
                        "a=127.0.0.1:5\n",
                        "a=1.1.1.1:5\n",
                        editIf("a", "regex:^127\\.0\\.0\\.1", "1.1.1.1")),
                Case.of("lines that are nothing", "[a\n=\nfoo\nb=1\n", "[a\n=\nfoo\nb=9\n", edit("b", "9")),
                Case.of("a literal", "[a]\nb=1\n", "[a]\nb=false\n", literal("a.b", "false")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldSetWhatIsNamedAndKeepTheRestWhenIniIsChanged(Case example) {
        // when
        var after = GameFolder.at(root).changed(Parser.INI, example.before(), example.asArray());
        // then
        assertThat(after).isEqualTo(example.after());
    }

    @Test
    void shouldLeaveTheFileWhenAValueHasSeveralLines() {
        // given
        var game = GameFolder.at(root).with("file", "a=1\n");
        // when
        var outcome = game.change("file", Parser.INI, edit("a", "1\n[admins]\nme=1"));
        // then
        assertThat(outcome.leftBecause()).contains("a value has more than one line, which INI cannot hold");
        assertThat(game.read("file")).isEqualTo("a=1\n");
    }

    @Test
    void shouldWriteUtf16WhenUnrealDid() throws Exception {
        // given
        Files.write(root.resolve("file"), "\uFEFF[a]\r\nb=ü\r\n".getBytes(StandardCharsets.UTF_16LE));
        // when
        GameFolder.at(root).change("file", Parser.INI, edit("a.c", "日"));
        // then
        assertThat(Files.readString(root.resolve("file"), StandardCharsets.UTF_16LE))
                .isEqualTo("\uFEFF[a]\r\nb=ü\r\nc=日\r\n");
    }

    @Test
    void shouldChangeNothingElseWhenAnythingIsSetInAnything() {
        var seed = new Random().nextLong();
        for (var round = 0; round < 300; round++) {
            // given
            var random = new Random(seed + round);
            var texts = new RandomTexts(random);
            var before = texts.lines("ini");
            var section = texts.word();
            var key = texts.word();
            var value = texts.text().strip();
            // when
            var after = GameFolder.at(root).changed(Parser.INI, before, edit("[" + section + "].[" + key + "]", value));
            // then
            var expected = read(before);
            expected.put(section + "\0" + key, value);
            assertThat(read(after)).as("seed %d of <%s>", seed + round, before).isEqualTo(expected);
        }
    }

    /** As simple a reader as there can be, of values that do not look like comments. */
    private static Map<String, String> read(String text) {
        var values = new HashMap<String, String>();
        var section = "";
        for (var line : text.lines().toList()) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.startsWith("#") && line.contains("=")) {
                var at = line.indexOf('=');
                values.put(
                        section + "\0" + line.substring(0, at).strip(),
                        line.substring(at + 1).strip());
            }
        }
        return values;
    }
}
