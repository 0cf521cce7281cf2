package io.pteronimbus.demogame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldRecordTest {
    @TempDir
    private Path directory;

    @Test
    void shouldRememberStartsAndPlayersWhenReadAgain() throws IOException {
        // given
        WorldRecord first = WorldRecord.in(directory.resolve("new"));
        first.started();
        first.seen("Alex");
        first.seen("Alex");

        // when
        WorldRecord second = WorldRecord.in(directory.resolve("new"));
        second.started();
        second.seen("Steve");

        // then
        assertThat(first.summary()).isEqualTo("This world was started once and has seen 1 player: Alex");
        assertThat(second.summary()).isEqualTo("This world was started 2 times and has seen 2 players: Alex, Steve");
    }

    @Test
    void shouldSayWhichFileIsDamagedWhenItCannotBeRead() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("world.json"), "{\"starts\": nonsense");

        // then
        assertThatIOException()
                .isThrownBy(() -> WorldRecord.in(directory))
                .withMessage("The world's record " + file + " is damaged");
    }
}
