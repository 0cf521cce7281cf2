package io.pteronimbus.configfiles;

import static io.pteronimbus.configfiles.GameFolder.edit;
import static io.pteronimbus.configfiles.GameFolder.editIf;
import static io.pteronimbus.configfiles.GameFolder.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.configfiles.GameFolder.Case;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineFormatTest {
    @TempDir
    private Path root;

    static Stream<Case> cases() {
        return Stream.of(
                Case.of("whole line", "a\nport 1 # x\nb\n", "a\nport 2\nb\n", edit("port", "port 2")),
                Case.of("every line that begins so", "p1\np2\n", "p\np\n", edit("p", "p")),
                Case.of("not within a line", "my port 1\n", "my port 1\n", edit("port", "port 2")),
                Case.of("blanks count", "  port = 1\n", "  port = 1\n", edit("port", "port = 2")),
                Case.of("blanks of the match", "  port = 1\n", "  port = 2\n", edit("  port", "  port = 2")),
                Case.of("no end at the end", "port 1", "port 2", edit("port", "port 2")),
                Case.of("line ends of Windows", "a\r\nport 1\r\nb", "a\r\nport 2\r\nb", edit("port", "port 2")),
                Case.of("an empty match is every line", "1\n2\n", "9\n9\n", edit("", "9")),
                Case.of("none in an empty file", "", "", edit("", "9")),
                Case.of("the last match", "password=1\n", "b\n", edit("pass", "a"), edit("password", "b")),
                Case.of("a backslash and a dollar", "a\n", "a \\ $1\n", edit("a", "a \\ $1")),
                Case.of("literals as text", "a\nb\n", "5\ntext\n", literal("a", "5"), literal("b", "\"text\"")),
                Case.of("if the line is", "a 1\na 2\n", "a 1\na 9\n", editIf("a", "a 2", "a 9")),
                Case.of("if found in the line", "a 1 x\n", "a 9 x\n", editIf("a", "regex:\\d", "9")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldReplaceWholeLinesWhenTheyBeginWithTheMatch(Case example) {
        // when
        var after = GameFolder.at(root).changed(Parser.FILE, example.before(), example.asArray());
        // then
        assertThat(after).isEqualTo(example.after());
    }

    @Test
    void shouldMakeNoFileWhenThereIsNone() {
        // given
        var game = GameFolder.at(root);
        // when
        var outcome = game.change("server.cfg", Parser.FILE, edit("port", "port 2"));
        // then
        assertThat(game.has("server.cfg")).isFalse();
        assertThat(outcome.set()).isZero();
        assertThat(outcome.missed()).isOne();
        assertThat(outcome.leftBecause()).isEmpty();
    }
}
