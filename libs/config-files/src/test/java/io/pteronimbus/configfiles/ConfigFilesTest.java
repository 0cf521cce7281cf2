package io.pteronimbus.configfiles;

import static io.pteronimbus.configfiles.GameFolder.edit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigFilesTest {
    @TempDir
    private Path root;

    @Test
    void shouldGoOnWhenOneFileCannotBeChanged() {
        // given
        var game = GameFolder.at(root).with("a.json", "{").with("b.properties", "a=1\n");
        // when
        var outcomes = game.change(
                new ConfigFile("a.json", Parser.JSON, List.of(edit("a", "2"))),
                new ConfigFile("b.properties", Parser.PROPERTIES, List.of(edit("a", "2"))));
        // then
        assertThat(outcomes.get(0).leftBecause()).isPresent();
        assertThat(outcomes.get(1).leftBecause()).isEmpty();
        assertThat(game.read("a.json")).isEqualTo("{");
        assertThat(game.read("b.properties")).isEqualTo("a=2\n");
    }

    @Test
    void shouldNotBeWrittenWhenNothingChanges() throws IOException {
        // given
        var game = GameFolder.at(root).with("file", "a=1\n");
        var before = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(root.resolve("file"), before);
        // when
        var outcome = game.change("file", Parser.PROPERTIES, edit("a", "1"));
        // then
        assertThat(outcome.set()).isOne();
        assertThat(Files.getLastModifiedTime(root.resolve("file"))).isEqualTo(before);
    }

    @Test
    void shouldTellWhatWasNotKnownWhenPlaceholdersAreNot() {
        // when
        var outcome = GameFolder.at(root)
                .change("file", Parser.PROPERTIES, edit("a", "{{config.token}}"), edit("b", "{{ config.token }}"));
        // then
        assertThat(outcome.unknownPlaceholders()).containsExactly("config.token");
        assertThat(GameFolder.at(root).read("file")).isEqualTo("a={{config.token}}\nb={{ config.token }}\n");
    }

    @ParameterizedTest
    @EnumSource(Parser.class)
    void shouldMakeNoFileWhenThereIsNothingToSet(Parser parser) {
        // when
        var outcome = GameFolder.at(root).change("file", parser);
        // then
        assertThat(outcome.leftBecause()).isEmpty();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void shouldKeepAValueToItselfWhenAnEditIsPrinted() {
        assertThat(edit("password", "hunter2")).asString().contains("password").doesNotContain("hunter2");
    }
}
