package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {
    @TempDir
    private Path directory;

    private Path file;
    private LogFollower follower;

    @BeforeEach
    void prepare() {
        file = directory.resolve("thing.log");
        follower = new LogFollower(file);
    }

    @Test
    void shouldGiveLinesOnceTheyAreWhole() throws IOException {
        // given
        assertThat(follower.next()).isEmpty();
        Files.writeString(file, "one\ntw");

        // then
        assertThat(follower.next()).containsExactly("one");
        Files.writeString(file, "o\n", StandardOpenOption.APPEND);
        assertThat(follower.next()).containsExactly("two");
        assertThat(follower.next()).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatWasThereBefore() throws IOException {
        // given
        Files.writeString(file, "old\n");
        follower.skip();

        // when
        Files.writeString(file, "new\n", StandardOpenOption.APPEND);

        // then
        assertThat(follower.next()).containsExactly("new");
    }

    @Test
    void shouldBeginAnewWhenTheFileIsBegunAnew() throws IOException {
        // given
        Files.writeString(file, "a long first line\n");
        follower.next();

        // when
        Files.writeString(file, "short\n");

        // then
        assertThat(follower.next()).containsExactly("short");
    }
}
