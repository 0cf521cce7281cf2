package io.pteronimbus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {
    @TempDir
    private Path directory;

    private Path file;
    private ProcessLog log;

    @BeforeEach
    void prepare() {
        file = directory.resolve("logs/thing.log");
        log = new ProcessLog(file, 20);
    }

    @Test
    void shouldKeepTheLastRunAsideWhenRotated() throws IOException {
        // given
        log.rotate();
        Files.writeString(file, "first run\n");

        // when
        log.rotate();

        // then
        assertThat(file).doesNotExist();
        assertThat(file.resolveSibling("thing.log.1")).hasContent("first run");
    }

    @Test
    void shouldEmptyTheFileInPlaceWhenItIsTooLarge() throws IOException {
        // given
        log.rotate();
        Files.writeString(file, "more than twenty characters\n");

        // when
        log.cap();

        // then
        assertThat(file).isEmptyFile();
        assertThat(file.resolveSibling("thing.log.1")).hasContent("more than twenty characters");
    }

    @Test
    void shouldLeaveTheFileWhenItIsSmall() throws IOException {
        // given
        log.rotate();
        Files.writeString(file, "short\n");

        // when
        log.cap();

        // then
        assertThat(file).hasContent("short");
    }

    @Test
    void shouldGiveTheLastLines() throws IOException {
        // given
        log.rotate();
        Files.writeString(file, "one\ntwo\nthree\n");

        // then
        assertThat(log.tail(2)).containsExactly("two", "three");
    }

    @Test
    void shouldGiveNothingWhenThereIsNoFile() throws IOException {
        assertThat(log.tail(2)).isEmpty();
    }
}
