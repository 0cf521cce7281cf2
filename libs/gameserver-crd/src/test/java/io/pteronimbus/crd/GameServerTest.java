package io.pteronimbus.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GameServerTest {
    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @Nested
    class Spec {
        @Test
        void shouldFillInDefaultsWhenDocumentLeavesThemOut() {
            // given
            var yaml = """
                    apiVersion: pteronimbus.io/v1alpha1
                    kind: GameServer
                    metadata: {name: gs-1, namespace: ptn-1}
                    spec:
                      displayName: Lobby
                      generation: 3
                      desiredState: RUNNING
                      template: {slug: demo, version: "1"}
                      image: demo:1
                      done: {pattern: "Done ("}
                      stop: {timeoutSeconds: 30}
                      ports: [{name: game, containerPort: 25565}]
                      resources: {cpuMillis: 500, memoryMiB: 512, diskMiB: 1024}
                      somethingNewer: true
                    """;

            // when
            var spec = serialization.unmarshal(yaml, GameServer.class).getSpec();

            // then
            assertThat(spec.dataPath()).isEqualTo("/data");
            assertThat(spec.command()).isEmpty();
            assertThat(spec.env()).isEmpty();
            assertThat(spec.ports())
                    .containsExactly(new GameServerSpec.Port("game", 25565, GameServerSpec.Protocol.TCP));
            assertThat(spec.restartNonce()).isZero();
            assertThat(spec.done().regex()).isFalse();
            assertThat(spec.ofGeneration(4).ofGeneration(3)).isEqualTo(spec);
            assertThat(spec.ofGeneration(4).generation()).isEqualTo(4);
        }
    }

    @Nested
    class Status {
        @Test
        void shouldSurviveRoundTripWhenWrittenAsJson() {
            // given
            var at = Instant.parse("2026-03-01T10:00:00.123Z");
            var transition = new StateTransition(
                    1,
                    7,
                    GameServerState.CRASHED,
                    GameServerState.RUNNING,
                    "OOMKilled",
                    "too much",
                    at,
                    "containerd://a",
                    137,
                    GameServerStatus.Address.of("::1", 30000),
                    List.of("Out of memory"),
                    false);
            var status = new GameServerStatus(
                    2,
                    7,
                    GameServerState.CRASHED,
                    "OOMKilled",
                    "too much",
                    at,
                    1,
                    0,
                    List.of(transition),
                    "containerd://a",
                    new GameServerStatus.AccountedPod("uid", 1, "containerd://a"),
                    new GameServerStatus.DoneContainer("containerd://a", at),
                    137,
                    1,
                    List.of(at.toString()),
                    0,
                    GameServerStatus.Address.of("::1", 30000),
                    List.of("Out of memory"),
                    new GameServerStatus.Installed(1, at),
                    new GameServerStatus.Players(2, 20, at),
                    List.of());
            var server = new GameServer();
            server.setStatus(status);

            // when
            var json = serialization.asJson(server);

            // then
            assertThat(json).contains("\"at\":\"2026-03-01T10:00:00.123Z\"", "[::1]:30000");
            assertThat(serialization.unmarshal(json, GameServer.class).getStatus())
                    .isEqualTo(status);
        }

        @Test
        void shouldNameOnlyUnacknowledgedTransitionsWhenAsked() {
            // given
            var at = Instant.EPOCH;
            var first = new StateTransition(
                    1, 1, GameServerState.STARTING, null, "Asked", null, at, null, null, null, List.of(), false);
            var second = new StateTransition(
                    2,
                    1,
                    GameServerState.RUNNING,
                    GameServerState.STARTING,
                    "Done",
                    null,
                    at,
                    null,
                    null,
                    null,
                    List.of(),
                    false);
            var status = new GameServerStatus(
                    1,
                    1,
                    GameServerState.RUNNING,
                    "Done",
                    null,
                    at,
                    2,
                    1,
                    List.of(first, second),
                    null,
                    null,
                    null,
                    null,
                    0,
                    List.of(),
                    0,
                    null,
                    List.of(),
                    null,
                    null,
                    List.of());

            // when
            var open = status.unacknowledged();

            // then
            assertThat(open).containsExactly(second);
            assertThat(GameServerStatus.initial().unacknowledged()).isEmpty();
        }
    }
}
