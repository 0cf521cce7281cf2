package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ConsoleCommandTest extends ConsoleScenario {
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
                        "type", "command-result", "id", command.path("id").asText(), "ok", false, "detail", "no way"));
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
    @CsvSource(delimiter = '|', textBlock = """
            {}                   | required
            {"command":""}       | required
            {"command":"  "}     | required
            {"command":"a\\nstop"} | invalid-format
            {"command":7}        | wrong-kind
            """)
    void shouldRefuseWhenCommandIsNoLine(String body, String code) {
        tenant.request()
                .body(body)
                .post(tenant.server(serverId) + "/command")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("command"))
                .body("errors[0].code", equalTo(code));
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
