package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SafeguardTest extends WorldTest {
    private final String policies = "/apis/networking.k8s.io/v1/namespaces/ptn-" + tenant + "/networkpolicies/";
    private final String budgets = "/apis/policy/v1/namespaces/ptn-" + tenant + "/poddisruptionbudgets/";

    @Nested
    class Network {
        @Test
        void shouldCloseNamespaceBeforeServerIsThereAndOpenItsPortAlone() {
            // given
            world.proxy.forget();

            // when
            var server = running();

            // then
            var closed = world.read(policies + "pteronimbus").path("spec");
            assertThat(closed.path("podSelector").isEmpty()).isTrue();
            assertThat(closed.path("ingress").isMissingNode()).isTrue();
            assertThat(closed.at("/egress/1/to").toString()).contains("169.254.0.0/16", "10.0.0.0/8");
            var open = world.read(policies + "gs-" + server).path("spec");
            assertThat(open.at("/ingress/0/ports/0/port").asInt()).isEqualTo(25565);
            assertThat(open.path("ingress").size()).isEqualTo(1);
            assertThat(open.path("policyTypes").toString()).isEqualTo("[\"Ingress\"]");
        }

        @Test
        void shouldRestoreWhenSomebodyOpensOrDeletesAPolicy() {
            // given
            var server = running();
            var path = policies + "gs-" + server;

            // when // then
            world.write("PATCH", path, "{\"spec\":{\"ingress\":[{}]}}");
            World.eventually("closed again", () -> ports(path) == 1);
            world.write("DELETE", path, "");
            World.eventually("made anew", () -> ports(path) == 1);
            world.write("DELETE", policies + "pteronimbus", "");
            World.eventually(
                    "namespace is closed again",
                    () -> !world.read(policies + "pteronimbus").isMissingNode());
        }

        private int ports(String path) {
            return world.read(path).at("/spec/ingress/0/ports").size();
        }
    }

    @Nested
    class Budget {
        @Test
        void shouldAskForPatienceOnlyWhileTheTemplateWantsIt() {
            // given
            var server = UUID.randomUUID();
            var held = GameSpec.running(World.GAME).json().put("eviction", "NEVER");

            // when
            world.panel.want(tenant, server, 1, held);
            world.awaitState(server, "RUNNING");

            // then
            assertThat(world.read(budgets + "gs-" + server)
                            .at("/spec/maxUnavailable")
                            .asInt(-1))
                    .isZero();
            // and when
            world.panel.want(tenant, server, 2, GameSpec.running(World.GAME));
            // then
            World.eventually(
                    "let go", () -> world.read(budgets + "gs-" + server).isMissingNode());
        }
    }

    @Nested
    class Paused {
        @Test
        void shouldChangeNothingUntilItIsReleased() {
            // given
            var server = running();
            pause(server, "true");
            World.eventually("said", () -> condition(server).equals("True"));

            // when
            world.panel.want(tenant, server, 2, GameSpec.running(World.GAME).stopped());
            world.awaitState(server, "STOPPING");
            world.write("DELETE", policies + "gs-" + server, "");
            world.touchService(tenant, server);
            var looks = world.looks();
            world.touchService(tenant, server);
            World.eventually("looked at", () -> world.looks() > looks);

            // then
            assertThat(replicas(server)).isEqualTo(1);
            assertThat(world.read(policies + "gs-" + server).isMissingNode()).isTrue();
            // and when
            pause(server, null);
            // then
            world.awaitState(server, "STOPPED");
            assertThat(world.read(policies + "gs-" + server).isMissingNode()).isFalse();
            assertThat(condition(server)).isEmpty();
        }

        @Test
        void shouldHoldDeletionUntilItIsReleased() {
            // given
            var server = running();
            pause(server, "true");
            World.eventually("said", () -> condition(server).equals("True"));

            // when
            world.panel.wantDeleted(tenant, server, 2, GameSpec.running(World.GAME), "server:delete");
            world.awaitState(server, "DELETING");

            // then
            assertThat(replicas(server)).isEqualTo(1);
            assertThat(world.pod(tenant, server)
                            .at("/metadata/deletionTimestamp")
                            .isMissingNode())
                    .isTrue();
            // and when
            pause(server, null);
            // then
            World.eventually("deleted", () -> world.panel.wasTold("deleted", server));
            assertThat(world.read(policies + "gs-" + server).isMissingNode()).isTrue();
        }

        private int replicas(UUID server) {
            return world.read("/apis/apps/v1/namespaces/ptn-" + tenant + "/statefulsets/gs-" + server)
                    .at("/spec/replicas")
                    .asInt();
        }

        private String condition(UUID server) {
            return StreamSupport.stream(
                            world.gameServer(tenant, server)
                                    .at("/status/conditions")
                                    .spliterator(),
                            false)
                    .filter(condition -> condition.path("type").asText().equals("Paused"))
                    .map(JsonNode::toString)
                    .findFirst()
                    .map(condition -> condition.contains("\"status\":\"True\"") ? "True" : "False")
                    .orElse("");
        }

        private void pause(UUID server, @Nullable String value) {
            world.write(
                    "PATCH",
                    "/apis/pteronimbus.io/v1alpha1/namespaces/ptn-" + tenant + "/gameservers/gs-" + server,
                    "{\"metadata\":{\"annotations\":{\"pteronimbus.io/paused\":"
                            + (value == null ? "null" : "\"" + value + "\"") + "}}}");
        }
    }
}
