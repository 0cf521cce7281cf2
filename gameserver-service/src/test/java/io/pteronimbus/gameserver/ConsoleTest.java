package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.fixture.TestSocket;
import io.pteronimbus.platform.security.PermissionKeys;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@SuppressWarnings("NullAway.Init") // set before each test
class ConsoleTest {
    private Tenant tenant;
    private UUID serverId;
    private FakeController controller;

    @BeforeEach
    void runServer() {
        controller = FakeController.connect();
        tenant = Tenant.create();
        serverId = tenant.createStarted("Lobby");
        Cluster.bring(tenant, serverId, ServerState.RUNNING, 1);
    }

    @AfterEach
    void disconnect() {
        controller.close();
    }

    private TestSocket view() {
        return view(tenant.token());
    }

    private TestSocket view(String token) {
        return TestSocket.open(path(), Map.of("Authorization", "Bearer " + token), null);
    }

    private String path() {
        return tenant.server(serverId) + "/console";
    }

    private static Map<String, Object> lines(String type, String runId, long from, long to) {
        return Map.of(
                "type",
                type,
                "runId",
                runId,
                "lines",
                LongStream.rangeClosed(from, to)
                        .mapToObj(seq -> Map.of("seq", seq, "at", "2026-01-01T00:00:00Z", "text", "line " + seq))
                        .toList());
    }

    private static List<Long> numbers(JsonNode frame) {
        var numbers = new ArrayList<Long>();
        frame.path("lines").forEach(line -> numbers.add(line.path("seq").asLong()));
        return numbers;
    }

    /** All numbers until that one has come. */
    private static List<Long> readUntil(TestSocket viewer, long last) {
        var seen = new ArrayList<Long>();
        while (seen.isEmpty() || seen.getLast() < last) {
            var frame =
                    viewer.next(f -> f.has("lines") || f.path("type").asText().equals("gap"));
            if (frame.has("lines")) {
                seen.addAll(numbers(frame));
            } else {
                LongStream.rangeClosed(
                                frame.path("from").asLong(), frame.path("to").asLong())
                        .forEach(seen::add);
            }
        }
        return seen;
    }

    @Nested
    class Upgrade {
        @Test
        void shouldAnswerStatusOfAnyEndpointWhenViewerMayNotWatch() {
            // given
            var stranger = Tenant.create();
            var reader = UUID.randomUUID();
            tenant.grant(reader, Set.of("server:read"), Map.of());

            // then
            assertThat(TestSocket.refusal(path(), Map.of())).isEqualTo(401);
            assertThat(TestSocket.refusal(path(), Map.of("Authorization", "Bearer x")))
                    .isEqualTo(401);
            assertThat(TestSocket.refusal(path(), Map.of("Authorization", "Bearer " + TestTokens.access(reader))))
                    .isEqualTo(403);
            assertThat(TestSocket.refusal(
                            stranger.server(serverId) + "/console",
                            Map.of("Authorization", "Bearer " + stranger.token())))
                    .isEqualTo(404);
            assertThat(TestSocket.refusal(
                            tenant.servers() + "/nonsense/console",
                            Map.of("Authorization", "Bearer " + tenant.token())))
                    .isEqualTo(404);
        }

        @Test
        void shouldRefuseStreamWhenNobodyAskedForIt() {
            try (var stream = FakeController.dialStream(UUID.randomUUID().toString());
                    var nonsense = FakeController.dialStream("nonsense")) {
                assertThat(stream.closeCode()).isEqualTo(4404);
                assertThat(nonsense.closeCode()).isEqualTo(4404);
            }
        }
    }

    @Nested
    class Output {
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

    @Nested
    class Commands {
        @Test
        void shouldReachGameWhenSentByRequest() {
            // given
            var answer = CompletableFuture.runAsync(() -> {
                try (var stream = controller.stream(serverId)) {
                    var command = stream.next("command");
                    assertThat(command.path("text").asText()).isEqualTo("say hi");
                    assertThat(command.path("grant").asText()).contains(".");
                    stream.send(Map.of(
                            "type", "command-result", "id", command.path("id").asText(), "ok", true));
                }
            });

            // when
            var response = tenant.request()
                    .body(Map.of("command", "say hi"))
                    .post(tenant.server(serverId) + "/command")
                    .then();

            // then
            response.statusCode(202).body("accepted", equalTo(true));
            answer.join();
            var audited = Cluster.read(
                    Topics.AUDIT_ENTRY,
                    message -> message.key().equals(tenant.id().toString())
                            && message.value().contains("\"console:execute\""),
                    1);
            assertThat(audited).hasSize(1);
            assertThat(audited.getFirst().value()).contains("say hi");
        }

        @Test
        void shouldAnswer503WhenControllerDoesNotDeliver() {
            // given
            var answer = CompletableFuture.runAsync(() -> {
                try (var stream = controller.stream(serverId)) {
                    var command = stream.next("command");
                    stream.send(Map.of(
                            "type",
                            "command-result",
                            "id",
                            command.path("id").asText(),
                            "ok",
                            false,
                            "detail",
                            "no way"));
                    stream.next("command");
                }
            });

            // when
            var refused = tenant.request()
                    .body(Map.of("command", "list"))
                    .post(tenant.server(serverId) + "/command")
                    .then();
            var unanswered = tenant.request()
                    .body(Map.of("command", "list"))
                    .post(tenant.server(serverId) + "/command")
                    .then();
            controller.close();
            var unreachable = tenant.request()
                    .body(Map.of("command", "list"))
                    .post(tenant.server(serverId) + "/command")
                    .then();

            // then
            refused.statusCode(503)
                    .body("code", equalTo("dependency-unavailable"))
                    .body("detail", equalTo("The command did not reach the server: no way."));
            unanswered.statusCode(503);
            unreachable.statusCode(503);
            answer.join();
        }

        @Test
        void shouldRefuseWhenServerDoesNotRun() {
            // given
            Cluster.bring(tenant, serverId, ServerState.STOPPED, 1);

            // when
            var response = tenant.request()
                    .body(Map.of("command", "list"))
                    .post(tenant.server(serverId) + "/command")
                    .then();

            // then
            response.statusCode(409).body("code", equalTo("server-not-running"));
            try (var viewer = view()) {
                viewer.send(Map.of("type", "command", "text", "list"));
                assertThat(viewer.next("error").path("code").asText()).isEqualTo("server-not-running");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"command\":\"\"}",
                    "{\"command\":\"  \"}",
                    "{\"command\":\"a\\nstop\"}",
                    "{\"command\":7}"
                })
        void shouldRefuseWhenCommandIsNoLine(String body) {
            tenant.request()
                    .body(body)
                    .post(tenant.server(serverId) + "/command")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("validation-failed"))
                    .body("errors[0].field", equalTo("command"));
        }

        @Test
        void shouldRefuseWhenCommandIsTooLong() {
            tenant.request()
                    .body(Map.of("command", "x".repeat(1025)))
                    .post(tenant.server(serverId) + "/command")
                    .then()
                    .statusCode(400);
        }

        @Test
        void shouldReachGameInOrderWhenTyped() {
            try (var viewer = view();
                    var stream = controller.stream(serverId)) {
                // when
                IntStream.range(0, 10).forEach(i -> viewer.send(Map.of("type", "command", "text", "say " + i)));

                // then
                for (var i = 0; i < 10; i++) {
                    assertThat(stream.next("command").path("text").asText()).isEqualTo("say " + i);
                }
                assertThat(viewer.next("error").path("code").asText()).isEqualTo("dependency-unavailable");
            }
        }

        @Test
        void shouldRefuseWhenTypedTooOften() {
            try (var viewer = view();
                    var stream = controller.stream(serverId)) {
                assertThat(stream.isOpen()).isTrue();

                // when
                IntStream.range(0, 21).forEach(i -> viewer.send(Map.of("type", "command", "text", "say " + i)));

                // then
                viewer.next(f -> f.path("code").asText().equals("rate-limited"));
            }
        }

        @Test
        void shouldShowErrorAndStayOpenWhenFrameIsInvalid() {
            // given
            var reader = UUID.randomUUID();
            tenant.grant(reader, Set.of("console:read"), Map.of());
            try (var viewer = view(TestTokens.access(reader))) {
                for (var frame : Map.of(
                                "nonsense", "malformed-json",
                                "[]", "malformed-json",
                                "{}", "validation-failed",
                                "{\"type\":\"command\"}", "validation-failed",
                                "{\"type\":\"command\",\"text\":\"a\\nb\"}", "validation-failed",
                                "{\"type\":\"command\",\"text\":\"list\"}", "forbidden",
                                "{\"type\":\"power\",\"action\":\"explode\"}", "validation-failed",
                                "{\"type\":\"power\",\"action\":\"kill\"}", "forbidden",
                                "{\"type\":\"auth\",\"token\":\"x\"}", "unauthenticated")
                        .entrySet()) {
                    // when
                    viewer.sendText(frame.getKey());

                    // then
                    assertThat(viewer.next("error").path("code").asText())
                            .as(frame.getKey())
                            .isEqualTo(frame.getValue());
                }
                assertThat(viewer.isOpen()).isTrue();
            }
        }

        @Test
        void shouldCloseWhenFrameIsTooLarge() {
            try (var viewer = view()) {
                viewer.send(Map.of("type", "command", "text", "x".repeat(9_000)));
                assertThat(viewer.next("error").path("code").asText()).isEqualTo("payload-too-large");
                assertThat(viewer.closeCode()).isEqualTo(1009);
            }
        }
    }

    @Nested
    class Rights {
        @Test
        void shouldCloseWhenPermissionIsTaken() {
            try (var viewer = view()) {
                viewer.next("state");

                // when
                tenant.grant(Set.of("server:read"), Map.of());

                // then
                assertThat(viewer.next("error").path("code").asText()).isEqualTo("forbidden");
                assertThat(viewer.closeCode()).isEqualTo(4403);
            }
        }

        @Test
        void shouldAskToComeBackWhenNobodyCanTellTheRights() {
            try (var viewer = view()) {
                viewer.next("state");

                // when
                Tenant.redis().key().del(PermissionKeys.of(tenant.id(), tenant.userId(), false));

                // then
                assertThat(viewer.next("error").path("code").asText()).isEqualTo("dependency-unavailable");
                assertThat(viewer.closeCode()).isEqualTo(1013);
            }
        }

        @Test
        void shouldCloseWhenSessionEnds() throws Exception {
            try (var viewer = view()) {
                viewer.next("state");

                // when
                var change = new AccessChanged(null, tenant.userId(), "session-" + tenant.userId(), 0, Instant.now());
                var json = new com.fasterxml.jackson.databind.ObjectMapper()
                        .registerModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule());
                Cluster.publish(Topics.ACCESS_CHANGED, tenant.userId().toString(), json.writeValueAsString(change));

                // then
                assertThat(viewer.next("error").path("code").asText()).isEqualTo("session-expired");
                assertThat(viewer.closeCode()).isEqualTo(4401);
            }
        }

        @Test
        void shouldLiveWithSessionWhenOpenedByCookie() {
            // given
            var key = "auth:session:session-" + tenant.userId();
            Tenant.redis()
                    .hash(String.class)
                    .hset(key, "userId", tenant.userId().toString());
            try (var viewer = TestSocket.open(
                    path(), Map.of("Authorization", "Bearer " + tenant.token(), "X-Ptn-Session", "cookie"), null)) {
                viewer.next("state");

                // when
                Tenant.redis().key().del(key);

                // then
                assertThat(viewer.closeCode()).isEqualTo(4401);
            }
        }

        @Test
        void shouldTellAndThenCloseWhenTokenEnds() throws Exception {
            // given
            var claims = TestTokens.claims(tenant.userId());
            claims.setExpirationTime(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 3));
            try (var viewer = view(TestTokens.access(claims))) {
                assertThat(viewer.next("expiring").path("at").asText())
                        .isEqualTo(
                                Instant.ofEpochSecond(claims.getExpirationTime().getValue())
                                        .toString());
                assertThat(viewer.next("error").path("code").asText()).isEqualTo("session-expired");
                assertThat(viewer.closeCode()).isEqualTo(4401);
            }
        }

        @Test
        void shouldStayOpenWhenTokenIsRenewed() throws Exception {
            // given
            var claims = TestTokens.claims(tenant.userId());
            claims.setExpirationTime(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 3));
            try (var viewer = view(TestTokens.access(claims))) {
                viewer.next("expiring");

                // when
                viewer.send(Map.of("type", "auth", "token", Tenant.create().token()));
                assertThat(viewer.next("error").path("code").asText()).isEqualTo("forbidden");
                viewer.send(Map.of("type", "auth", "token", tenant.token()));

                // then
                for (var frame = viewer.poll(Duration.ofSeconds(4));
                        frame != null;
                        frame = viewer.poll(Duration.ofSeconds(4))) {
                    assertThat(frame.path("type").asText()).isNotIn("error", "expiring");
                }
                assertThat(viewer.isOpen()).isTrue();
            }
        }

        @Test
        void shouldRefuseWhenPersonHasTooManySockets() {
            var viewers = new ArrayList<TestSocket>();
            try {
                for (var i = 0; i < 5; i++) {
                    viewers.add(view());
                }
                viewers.forEach(viewer -> viewer.next("state"));
                try (var oneMore = view()) {
                    assertThat(oneMore.next("error").path("code").asText()).isEqualTo("rate-limited");
                    assertThat(oneMore.closeCode()).isEqualTo(4429);
                }
            } finally {
                viewers.forEach(TestSocket::close);
            }
        }
    }
}
