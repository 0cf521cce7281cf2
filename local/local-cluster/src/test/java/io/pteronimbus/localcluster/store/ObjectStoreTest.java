package io.pteronimbus.localcluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private static ObjectStore open(@Nullable Path directory) {
        var store = new ObjectStore(directory, 100, CLOCK);
        if (store.get(ObjectKey.namespace("ns")).isEmpty()) {
            store.create(ObjectKey.namespace("ns"), Json.object());
        }
        return store;
    }

    private static ObjectKey map(String name) {
        return new ObjectKey("", "configmaps", "ns", name);
    }

    private static ObjectNode pod(long grace) {
        ObjectNode pod = Json.object();
        pod.putObject("spec").put("nodeName", "local").put("terminationGracePeriodSeconds", grace);
        return pod;
    }

    @Test
    void shouldMarkThenWaitForRemoveWhenBoundPodIsDeleted() {
        try (ObjectStore store = open(null)) {
            ObjectKey key = ObjectKey.pod("ns", "p");
            store.create(key, pod(20));

            ObjectNode marked = store.delete(key);
            ObjectNode shortened = store.delete(key, DeleteOptions.grace(5));

            assertThat(marked.at("/metadata/deletionTimestamp").asText()).isEqualTo("2026-01-01T00:00:20Z");
            assertThat(marked.at("/metadata/deletionGracePeriodSeconds").asInt())
                    .isEqualTo(20);
            assertThat(shortened.at("/metadata/deletionGracePeriodSeconds").asInt())
                    .isEqualTo(5);
            assertThat(store.get(key)).isPresent();
            store.remove(key);
            assertThat(store.get(key)).isEmpty();
            store.remove(key);
        }
    }

    @Test
    void shouldRemoveAtOnceWhenGraceIsZero() {
        try (ObjectStore store = open(null)) {
            ObjectKey key = ObjectKey.pod("ns", "p");
            store.create(key, pod(20));

            store.delete(key, DeleteOptions.grace(0));

            assertThat(store.get(key)).isEmpty();
        }
    }

    @Test
    void shouldKeepPodWhenGraceIsOverButFinalizersAreLeft() {
        try (ObjectStore store = open(null)) {
            ObjectKey key = ObjectKey.pod("ns", "p");
            ObjectNode pod = pod(20);
            pod.putObject("metadata").putArray("finalizers").add("hold");
            store.create(key, pod);
            store.delete(key);

            store.remove(key);

            assertThat(store.get(key)).isPresent();
            store.update(key, held -> {
                held.withObject("/metadata").remove("finalizers");
                return held;
            });
            assertThat(store.get(key)).isEmpty();
        }
    }

    @Test
    void shouldNotLetCallersChangeWhatOnlyTheStoreWrites() {
        try (ObjectStore store = open(null)) {
            ObjectNode created = store.create(map("a"), Json.object());

            ObjectNode updated = store.update(map("a"), object -> {
                object.withObject("/metadata")
                        .put("uid", "other")
                        .put("deletionTimestamp", "now")
                        .put("name", "b");
                return object.put("data", 1L);
            });

            assertThat(updated.at("/metadata/uid")).isEqualTo(created.at("/metadata/uid"));
            assertThat(updated.at("/metadata").has("deletionTimestamp")).isFalse();
            assertThat(updated.at("/metadata/name").asText()).isEqualTo("a");
            assertThat(store.update(map("a"), object -> object.put("data", 1)).at("/metadata/resourceVersion"))
                    .isEqualTo(updated.at("/metadata/resourceVersion"));
        }
    }

    @Test
    void shouldReadEverythingBackWhenReopened() {
        // given
        ObjectNode kept;
        long revision;
        try (ObjectStore store = open(directory)) {
            store.create(map("gone"), Json.object());
            store.create(map("kept"), Json.object().put("text", "ä\n\""));
            store.delete(map("gone"));
            kept = store.update(map("kept"), object -> object.put("more", true));
            revision = store.revision();
        }

        // when
        try (ObjectStore store = open(directory)) {
            // then
            assertThat(store.get(map("kept"))).contains(kept);
            assertThat(store.get(map("gone"))).isEmpty();
            assertThat(store.revision()).isEqualTo(revision);
            assertThatThrownBy(() -> store.watch("", "configmaps", null, revision - 1, event -> {}))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(410));
        }
    }

    @Test
    void shouldDropLastLineWhenCrashCutItOff() throws Exception {
        try (ObjectStore store = open(directory)) {
            store.create(map("a"), Json.object());
        }
        Files.writeString(
                directory.resolve("objects.jsonl"),
                "{\"revision\":99,\"group\":\"\",\"resour",
                StandardOpenOption.APPEND);

        try (ObjectStore store = open(directory)) {
            assertThat(store.get(map("a"))).isPresent();
            store.create(map("b"), Json.object());
        }
        try (ObjectStore store = open(directory)) {
            assertThat(store.list("", "configmaps", "ns")).hasSize(2);
        }
    }

    @Test
    void shouldRewriteJournalWhenItHasGrown() throws Exception {
        try (ObjectStore store = open(directory)) {
            store.create(map("a"), Json.object());
            String filling = "x".repeat(1 << 20);
            for (int i = 0; i < 20; i++) {
                String text = i + filling;
                store.update(map("a"), object -> object.put("text", text));
            }
        }

        assertThat(Files.size(directory.resolve("objects.jsonl"))).isLessThan(8 << 20);
        try (ObjectStore store = open(directory)) {
            assertThat(store.get(map("a")).orElseThrow().path("text").asText()).startsWith("19x");
        }
    }

    @Test
    void shouldDeliverInOrderWhenManyThreadsWrite() throws Exception {
        try (ObjectStore store = open(null)) {
            // given
            List<Long> revisions = new CopyOnWriteArrayList<>();
            store.create(map("a"), Json.object().put("n", 0));
            store.watch("", "configmaps", "ns", 0, event -> revisions.add(event.revision()));

            // when
            List<Thread> writers = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                        for (int i = 0; i < 50; i++) {
                            store.update(
                                    map("a"),
                                    object -> object.put("n", object.path("n").asInt() + 1));
                        }
                    }))
                    .toList();
            for (Thread writer : writers) {
                writer.join();
            }

            // then
            assertThat(store.get(map("a")).orElseThrow().path("n").asInt()).isEqualTo(400);
            await().untilAsserted(() -> assertThat(revisions).hasSize(401).isSorted());
        }
    }

    @Test
    void shouldTellOfEveryKindWhenObjectsShareAName() throws Exception {
        try (ObjectStore store = open(null)) {
            // given
            var secret = new ObjectKey("", "secrets", "ns", "a");
            store.create(map("a"), Json.object());
            store.create(secret, Json.object());
            List<ObjectKey> seen = new CopyOnWriteArrayList<>();

            // when
            store.watch(key -> key.name().equals("a"), 0, 10, event -> seen.add(event.key()));

            // then
            await().untilAsserted(() -> assertThat(seen).containsExactly(map("a"), secret));
        }
    }

    @Test
    void shouldDropWatcherWhenItIsTooSlow() throws Exception {
        try (ObjectStore store = open(null)) {
            // given
            var stuck = new CountDownLatch(1);
            var dropped = new CountDownLatch(1);
            store.watch("", "configmaps", null, 0, 3, new WatchSink() {
                @Override
                public void event(StoreEvent event) {
                    try {
                        stuck.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }

                @Override
                public void dropped() {
                    dropped.countDown();
                }
            });

            // when
            for (int i = 0; i < 10; i++) {
                store.create(map("m" + i), Json.object());
            }
            stuck.countDown();

            // then
            await().until(() -> dropped.getCount() == 0);
        }
    }
}
