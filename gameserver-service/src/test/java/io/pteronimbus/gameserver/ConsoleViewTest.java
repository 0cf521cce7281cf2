package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ConsoleViewTest extends ConsoleScenario {
    @Test
    void shouldShowStateAndHistoryAndOutputWhenViewerComes() {
        try (var viewer = view();
                var stream = controller.stream(serverId)) {
            // when
            assertThat(viewer.next("state").path("state").asText()).isEqualTo("RUNNING");
            stream.send(lines("history", "run-1", 1, 3));
            var history = viewer.next("history");
            stream.send(lines("output", "run-1", 4, 5));
            var output = viewer.next("output");

            // then
            assertThat(history.path("runId").asText()).isEqualTo("run-1");
            assertThat(numbers(history)).containsExactly(1L, 2L, 3L);
            assertThat(history.path("lines").get(0).path("text").asText()).isEqualTo("line 1");
            assertThat(history.path("lines").get(0).path("at").asText()).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(numbers(output)).containsExactly(4L, 5L);
        }
    }

    @Test
    void shouldUseOneStreamWhenThereAreManyViewers() {
        try (var first = view();
                var stream = controller.stream(serverId)) {
            stream.send(lines("history", "run-1", 1, 3));
            first.next("history");

            // when
            try (var second = view();
                    var third = view()) {
                assertThat(numbers(second.next("history"))).containsExactly(1L, 2L, 3L);
                assertThat(numbers(third.next("history"))).containsExactly(1L, 2L, 3L);
                stream.send(lines("output", "run-1", 4, 4));

                // then
                for (var viewer : List.of(first, second, third)) {
                    assertThat(numbers(viewer.next("output"))).containsExactly(4L);
                }
                assertThat(controller.isAskedForStreamWithin(Duration.ofMillis(300)))
                        .isFalse();
            }
        }
    }

    @Test
    void shouldShowEmptyHistoryWhenServerIsStopped() {
        // given
        Cluster.bring(tenant, serverId, ServerState.STOPPED, 1);

        // when
        try (var viewer = view()) {
            var history = viewer.next("history");

            // then
            assertThat(history.path("runId").asText()).isEmpty();
            assertThat(numbers(history)).isEmpty();
            assertThat(controller.isAskedForStreamWithin(Duration.ofMillis(300)))
                    .isFalse();
        }
    }

    @Test
    void shouldDoubleNoLineWhenStreamIsOpenedAgain() {
        try (var viewer = view()) {
            try (var stream = controller.stream(serverId)) {
                stream.send(lines("history", "run-1", 1, 10));
                viewer.next("history");
            }

            // when
            try (var stream = controller.stream(serverId)) {
                stream.send(lines("history", "run-1", 5, 12));
                stream.send(lines("output", "run-1", 13, 13));
                stream.send(lines("output", "run-2", 1, 2));

                // then
                assertThat(numbers(viewer.next("output"))).containsExactly(11L, 12L);
                assertThat(numbers(viewer.next("output"))).containsExactly(13L);
                var nextRun = viewer.next("output");
                assertThat(nextRun.path("runId").asText()).isEqualTo("run-2");
                assertThat(numbers(nextRun)).containsExactly(1L, 2L);
            }
        }
    }

    @Test
    void shouldNameWhatIsMissingWhenLinesWereLostBetweenStreams() {
        try (var viewer = view()) {
            try (var stream = controller.stream(serverId)) {
                stream.send(lines("history", "run-1", 1, 2));
                viewer.next("history");
            }

            // when
            try (var stream = controller.stream(serverId)) {
                stream.send(lines("history", "run-1", 6, 7));
                var gap = viewer.next("gap");

                // then
                assertThat(gap.path("from").asLong()).isEqualTo(3);
                assertThat(gap.path("to").asLong()).isEqualTo(5);
                assertThat(numbers(viewer.next("output"))).containsExactly(6L, 7L);
            }
        }
    }

    @Test
    void shouldShowOlderRunFirstWhenViewerComesAfterRestart() {
        try (var first = view();
                var stream = controller.stream(serverId)) {
            stream.send(lines("history", "run-1", 1, 2));
            stream.send(lines("output", "run-2", 1, 1));
            first.next(f -> f.path("runId").asText().equals("run-2"));

            // when
            try (var second = view()) {
                var history = second.next("history");
                var output = second.next("output");

                // then
                assertThat(history.path("runId").asText()).isEqualTo("run-1");
                assertThat(output.path("runId").asText()).isEqualTo("run-2");
            }
        }
    }

    @Test
    void shouldAskAgainWhenControllerComesBack() {
        try (var viewer = view()) {
            controller.stream(serverId).close();
            controller.close();
            controller = FakeController.connect();

            // when
            try (var stream = controller.stream(serverId)) {
                stream.send(lines("history", "run-1", 1, 1));

                // then
                viewer.next(f -> numbers(f).equals(List.of(1L)));
            }
        }
    }

    @Test
    void shouldSkipLinesForSlowViewerAloneWhenTooManyCome() {
        try (var slow = view();
                var fast = view();
                var stream = controller.stream(serverId)) {
            stream.send(lines("history", "run-1", 1, 1));
            slow.next("history");
            fast.next("history");
            slow.stopReading();

            // when
            var text = "x".repeat(4_000);
            var total = 6_000L;
            var reading = CompletableFuture.supplyAsync(() -> readUntil(fast, total));
            for (var from = 2L; from <= total; from += 100) {
                var to = Math.min(total, from + 99);
                stream.send(Map.of(
                        "type",
                        "output",
                        "runId",
                        "run-1",
                        "lines",
                        LongStream.rangeClosed(from, to)
                                .mapToObj(seq -> Map.of("seq", seq, "text", text))
                                .toList()));
            }

            // then
            assertThat(reading.join())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, total).boxed().toList());
            slow.readAgain();
            var seen = new ArrayList<JsonNode>();
            while (seen.isEmpty() || numbers(seen.getLast()).stream().noneMatch(n -> n == total)) {
                seen.add(slow.next(f -> true));
            }
            assertThat(seen).anyMatch(f -> f.path("type").asText().equals("gap"));
        }
    }

    @Test
    void shouldShowStatesWhenServerChanges() {
        try (var viewer = view()) {
            viewer.next("state");

            // when
            viewer.send(Map.of("type", "power", "action", "stop"));

            // then
            assertThat(viewer.next("state").path("state").asText()).isEqualTo("STOPPING");
            Cluster.publish(Cluster.seen(tenant.id(), serverId, 2, ServerState.STOPPED));
            assertThat(viewer.next("state").path("state").asText()).isEqualTo("STOPPED");
        }
    }

    @Test
    void shouldCloseWhenServerIsGone() {
        try (var viewer = view()) {
            viewer.next("state");

            // when
            tenant.request().delete(tenant.server(serverId)).then().statusCode(202);
            controller.send(Map.of("type", "deleted", "serverId", serverId));

            // then
            assertThat(viewer.next("error").path("code").asText()).isEqualTo("not-found");
            assertThat(viewer.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void shouldLetStreamGoWhenNobodyWatchesForLong() {
        try (var viewer = view();
                var stream = controller.stream(serverId)) {
            stream.send(lines("history", "run-1", 1, 1));
            viewer.next("history");

            // when
            viewer.close();

            // then
            assertThat(controller.next("close-stream").path("streamId").asText())
                    .isNotEmpty();
            assertThat(stream.closeCode()).isNotZero();
        }
    }

    @Test
    void shouldCloseStreamWhenItIsUnreadable() {
        try (var viewer = view();
                var stream = controller.stream(serverId)) {
            assertThat(viewer.isOpen()).isTrue();
            stream.send(Map.of("type", "something-newer"));
            stream.sendText("nonsense");
            assertThat(stream.closeCode()).isEqualTo(4400);
        }
    }
}
