package io.pteronimbus.configfiles;

import static io.pteronimbus.configfiles.GameFolder.edit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HostileContentTest {
    private static final int NINE_MIB = 9 * 1024 * 1024;

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource(Parser.class)
    void shouldBeLeftWhenAFileIsTooLargeAsInCve202652857(Parser parser) throws IOException {
        // given
        Files.write(root.resolve("file"), new byte[NINE_MIB]);
        // when
        var outcome = GameFolder.at(root).change("file", parser, edit("a", "1"));
        // then
        assertThat(outcome.leftBecause()).contains("it is larger than 8 MiB");
        assertThat(root.resolve("file")).hasSize(NINE_MIB);
    }

    @Test
    void shouldBeLeftWhenAFileWouldBecomeTooLarge() {
        // given
        var game = GameFolder.at(root).with("file", "aaaa\n".repeat(400_000));
        // when
        var outcome = game.change("file", Parser.FILE, edit("a", "a".repeat(30)));
        // then
        assertThat(outcome.leftBecause()).contains("it is larger than 8 MiB");
        assertThat(root.resolve("file")).hasSize(2_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "FILE,'',a\\n,lines",
        "PROPERTIES,'',a\\n,lines",
        "INI,'',a\\n,lines",
        "JSON,[1,',1',values",
        "YAML,[1,',1',values",
        "XML,<a>,<b/>,elements and attributes",
        "XML,<a>,x<!---->,elements and attributes"
    })
    void shouldBeLeftWhenItIsManySmallPieces(Parser parser, String opening, String piece, String pieces) {
        // given
        var content = opening + piece.replace("\\n", "\n").repeat(600_000);
        var game = GameFolder.at(root).with("file", content);
        // when
        var outcome = game.change("file", parser, edit("a", "1"));
        // then
        assertThat(outcome.leftBecause())
                .hasValueSatisfying(
                        reason -> assertThat(reason).matches("it has (?:more than 500000|too many) " + pieces));
        assertThat(game.read("file")).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({"JSON,[", "JSON,{\"a\":", "YAML,[", "YAML,{a: ", "YAML,'- '", "XML,<a>"})
    void shouldBeLeftWhenItIsNestedDeeply(Parser parser, String opening) {
        // given
        var game = GameFolder.at(root).with("file", opening.repeat(100_000));
        // when
        var outcome = game.change("file", parser, edit("a", "1"));
        // then
        assertThat(outcome.leftBecause()).contains("it is nested more than 200 deep");
        assertThat(game.read("file")).hasSize(100_000 * opening.length());
    }

    @Test
    void shouldGrowNothingWhenYamlLaughsABillionTimes() {
        // given
        var laughs = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "l%d: &l%d [%s]%n".formatted(i, i, ("*l" + (i - 1) + ",").repeat(10)))
                .collect(Collectors.joining("", "l0: &l0 [lol]\n", "port: 1\n"));
        var game = GameFolder.at(root).with("file", laughs);
        // when
        var outcome = game.change("file", Parser.YAML, edit("port", "2"), edit("*.*.*.*.*.*", "3"));
        // then
        assertThat(outcome.set()).isOne();
        assertThat(game.read("file")).isEqualTo(laughs.replace("port: 1", "port: 2"));
    }

    /** Where each value looked for the beginning of its line by itself, this took more than a minute. */
    @Test
    @Timeout(60)
    void shouldEndWhenYamlIsOneLongLine() {
        // given
        var line = "[" + "{a: {}}, ".repeat(150_000) + "]";
        var game = GameFolder.at(root).with("file", line);
        // when
        var outcome = game.change("file", Parser.YAML, edit("*.a", "1"), edit("*.a", "2"), edit("0.b", "3"));
        // then
        assertThat(outcome.leftBecause()).isEmpty();
        assertThat(game.read("file")).startsWith("[{a: 2, b: 3}, {a: 2}, ");
    }

    @Test
    void shouldReadNothingElseWhenXmlNamesEntities() {
        // given
        var secret = GameFolder.at(root).with("secret", "hunter2").root().resolve("secret");
        var before = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://" + secret + "\">]><a><b>&x;</b></a>";
        var game = GameFolder.at(root).with("file", before);
        // when
        var outcome = game.change("file", Parser.XML, edit("a.c", "1"));
        // then
        assertThat(outcome.leftBecause()).contains("it has a document type, which is not taken");
        assertThat(game.read("file")).isEqualTo(before);
    }

    @Test
    void shouldKeepAReferenceAsItIsWhenXmlHasNoMeaningForIt() {
        // given
        var game = GameFolder.at(root).with("file", "<a><b>&x;</b><c/></a>");
        // when
        game.change("file", Parser.XML, edit("a.c", "1"));
        // then
        assertThat(game.read("file")).isEqualTo("<a><b>&x;</b><c>1</c></a>");
    }

    @ParameterizedTest
    @EnumSource(Parser.class)
    void shouldEndInAWordWhenAFileIsNoise(Parser parser) throws IOException {
        var seed = new Random().nextLong();
        for (var round = 0; round < 200; round++) {
            // given
            var random = new Random(seed + round);
            var noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            var text = random.nextBoolean() ? noise : noiseOf(random).getBytes(StandardCharsets.UTF_8);
            Files.write(root.resolve("file"), text);
            // when
            var outcome = GameFolder.at(root).change("file", parser, edit("a.b", "1"), edit("a[0].*", "2"));
            // then
            assertThat(outcome.leftBecause())
                    .as("seed %d", seed + round)
                    .satisfiesAnyOf(
                            reason -> assertThat(reason).isEmpty(),
                            reason -> assertThat(reason.orElseThrow()).startsWith("it "));
            if (outcome.leftBecause().isPresent()) {
                assertThat(root.resolve("file")).hasBinaryContent(text);
            }
        }
    }

    private static String noiseOf(Random random) {
        var texts = new RandomTexts(random);
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(_ -> random.nextInt(3) == 0 ? "\n" : texts.text())
                .collect(Collectors.joining());
    }
}
