package io.pteronimbus.configfiles;

import static io.pteronimbus.configfiles.GameFolder.edit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfinementTest {
    @TempDir
    private Path directory;

    private Path root;
    private Path outside;

    @BeforeEach
    void separate() throws IOException {
        root = Files.createDirectory(directory.resolve("game"));
        outside = Files.createDirectory(directory.resolve("node"));
        Files.writeString(outside.resolve("file"), "port=1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../node/file",
                "a/../../node/file",
                "a/..",
                "..",
                "./../node/file",
                "/etc/hosts",
                "//etc/hosts",
                "",
                ".",
                "/",
                "a/",
                "a\\..\\b",
                "a\0b",
                "a\nb"
            })
    void shouldBeRefusedWhenAPathLeadsElsewhere(String path) {
        // when
        var outcome = GameFolder.at(root).change(path, Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(outcome.leftBecause())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("its path"));
        assertThat(root).isEmptyDirectory();
        assertThat(outside.resolve("file")).hasContent("port=1\n");
    }

    @Test
    void shouldBeTakenWhenAPathMerelyLooksOdd() {
        // when
        var outcome = GameFolder.at(root).change("./a//..b/c..", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(outcome.leftBecause()).isEmpty();
        assertThat(root.resolve("a/..b/c..")).hasContent("port=2\n");
    }

    @Test
    void shouldNotBeFollowedWhenAFileIsALink() throws IOException {
        // given
        Files.createSymbolicLink(root.resolve("link"), outside.resolve("file"));
        // when
        var outcome = GameFolder.at(root).change("link", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(outcome.leftBecause()).contains("it is a symbolic link");
        assertThat(outside.resolve("file")).hasContent("port=1\n");
        assertThat(root.resolve("link")).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link/file", "link/new", "link/a/b", "a/link/file"})
    void shouldNotBeFollowedWhenAFolderIsALink(String path) throws IOException {
        // given
        Files.createSymbolicLink(root.resolve("link"), outside);
        Files.createDirectory(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/link"), outside);
        // when
        var outcome = GameFolder.at(root).change(path, Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(outcome.leftBecause()).contains("a folder of its path is a symbolic link");
        assertThat(outside).isDirectoryNotContaining("glob:**/{new,a}");
        assertThat(outside.resolve("file")).hasContent("port=1\n");
    }

    @Test
    void shouldNotBeFollowedWhenALinkStaysWithin() throws IOException {
        // given
        var game = GameFolder.at(root).with("a/file", "port=1\n");
        Files.createSymbolicLink(root.resolve("b"), Path.of("a"));
        // when
        var outcome = game.change("b/file", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(outcome.leftBecause()).contains("a folder of its path is a symbolic link");
        assertThat(game.read("a/file")).isEqualTo("port=1\n");
    }

    @Test
    void shouldNotWaitWhenAFileIsAPipe() throws Exception {
        // given
        var made = new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start();
        assertThat(made.waitFor()).isZero();
        // when
        var outcome = GameFolder.at(root).change("pipe", Parser.FILE, edit("", "2"));
        // then
        assertThat(outcome.leftBecause()).contains("it is not a regular file");
    }

    @Test
    void shouldBeLeftWhenAFileIsAFolderOrAFolderAFile() throws IOException {
        // given
        var game = GameFolder.at(root).with("a/file", "x\n");
        // when
        var folder = game.change("a", Parser.PROPERTIES, edit("port", "2"));
        var file = game.change("a/file/b", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(folder.leftBecause()).contains("it is not a regular file");
        assertThat(file.leftBecause()).contains("a folder of its path is none");
    }

    @Test
    void shouldLeaveTheOtherFileAsItWasWhenOneOfTwoNamesIsChanged() throws IOException {
        // given
        Files.createLink(root.resolve("name"), outside.resolve("file"));
        // when
        GameFolder.at(root).change("name", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(root.resolve("name")).hasContent("port=2\n");
        assertThat(outside.resolve("file")).hasContent("port=1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rwxr-x---", "rw-rw-rw-"})
    void shouldKeepTheModeWhenAFileIsChanged(String mode) throws IOException {
        // given
        var game = GameFolder.at(root).with("file", "port=1\n");
        Files.setPosixFilePermissions(root.resolve("file"), PosixFilePermissions.fromString(mode));
        // when
        game.change("file", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(game.read("file")).isEqualTo("port=2\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("file"))))
                .isEqualTo(mode);
    }

    @Test
    void shouldBeReadableToTheGameWhenAFileIsNew() throws IOException {
        // when
        GameFolder.at(root).change("file", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("file"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void shouldClearAwayWhatARunLeftWhenItWasKilled() {
        // given
        var game = GameFolder.at(root).with("file", "port=1\n").with(".pteronimbus-config-files.tmp", "half");
        // when
        var outcome = game.change("file", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(outcome.leftBecause()).isEmpty();
        assertThat(root).isDirectoryNotContaining("glob:**.tmp");
        assertThat(game.read("file")).isEqualTo("port=2\n");
    }

    @Test
    void shouldBeLeftWhenItCannotBeReplaced() {
        // given
        var game = GameFolder.at(root).with("file", "port=1\n").with(".pteronimbus-config-files.tmp/x", "in the way");
        // when
        var outcome = game.change("file", Parser.PROPERTIES, edit("port", "2"));
        // then
        assertThat(outcome.leftBecause())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("it could not be read or written"));
        assertThat(game.read("file")).isEqualTo("port=1\n");
    }
}
