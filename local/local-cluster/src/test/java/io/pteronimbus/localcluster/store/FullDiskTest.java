package io.pteronimbus.localcluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    private static final int PLENTY = Integer.MAX_VALUE;

    @TempDir
    private Path directory;

    private int room = PLENTY;

    @Test
    void shouldNotHaveHappenedWhenChangeCannotBeJournalled() {
        // given
        try (ObjectStore store = open()) {
            store.create(map("before"), Json.object());
            long revision = store.revision();

            // when
            room = 20;
            assertThatThrownBy(() -> store.create(map("lost"), Json.object())).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> store.delete(map("before"))).isInstanceOf(UncheckedIOException.class);
            room = PLENTY;

            // then
            assertThat(store.revision()).isEqualTo(revision);
            assertThat(store.get(map("lost"))).isEmpty();
            assertThat(store.get(map("before"))).isPresent();
            store.create(map("after"), Json.object());
        }
        try (ObjectStore store = open()) {
            assertThat(store.list("", "configmaps", "ns"))
                    .extracting(object -> object.at("/metadata/name").asText())
                    .containsExactly("after", "before");
        }
    }

    @Test
    void shouldGoOnWithPresentJournalWhenItCannotBeRewritten() throws IOException {
        // given
        ObjectNode large = Json.object();
        large.putObject("data").put("x", "x".repeat(4 << 20));
        Path obstacle = directory.resolve("objects.jsonl.new");
        try (ObjectStore store = open()) {
            Files.createDirectories(obstacle.resolve("not-empty"));

            // when
            for (int i = 0; i < 6; i++) {
                store.create(map("m" + i), large);
            }

            // then
            assertThat(store.list("", "configmaps", "ns")).hasSize(6);
        }
        Files.delete(obstacle.resolve("not-empty"));
        Files.delete(obstacle);
        try (ObjectStore store = open()) {
            assertThat(store.list("", "configmaps", "ns")).hasSize(6);
        }
    }

    private ObjectStore open() {
        var store = new ObjectStore(new Journal(directory, this::write), 100, Clock.systemUTC());
        if (store.get(ObjectKey.namespace("ns")).isEmpty()) {
            store.create(ObjectKey.namespace("ns"), Json.object());
        }
        return store;
    }

    private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > room) {
            channel.write(bytes.slice(bytes.position(), room));
            throw new IOException("No space left on device");
        }
        channel.write(bytes);
    }

    private static ObjectKey map(String name) {
        return new ObjectKey("", "configmaps", "ns", name);
    }
}
