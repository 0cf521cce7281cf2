package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerStateChanged;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServerLifeTest extends WorldTest {
    @Nested
    class Power {
        @Test
        void shouldRunStopAndStartWhenPanelWantsIt() {
            // given
            var server = UUID.randomUUID();
            var spec = GameSpec.running(World.GAME);

            // when
            world.panel.want(tenant, server, 1, spec);
            world.awaitState(server, "RUNNING");
            world.panel.want(tenant, server, 2, spec.stopped());
            world.awaitState(server, "STOPPED");
            world.panel.want(tenant, server, 3, spec.started());
            world.awaitState(server, "RUNNING");

            // then
            assertThat(world.tap.states(server))
                    .containsExactly("STARTING", "RUNNING", "STOPPING", "STOPPED", "STARTING", "RUNNING");
            assertThat(world.tap.transitions(server))
                    .allSatisfy(t -> assertThat(t.tenantId()).isEqualTo(tenant));
            assertThat(world.tap.transitions(server).getLast().generation()).isEqualTo(3);
            assertThat(world.tap.transitions(server).getLast().address()).isNotNull();
            assertThat(world.panel.wasToldGeneration(server, 3)).isTrue();
        }

        @Test
        void shouldStopAndStartAgainWhenRestarted() {
            // given
            var server = running();
            var before = world.pod(tenant, server).at("/metadata/uid").asText();

            // when
            world.panel.want(tenant, server, 2, GameSpec.running(World.GAME).restarted());
            World.eventually("stopping", () -> world.tap.states(server).contains("STOPPING"));
            world.awaitState(server, "RUNNING");

            // then
            assertThat(world.tap.states(server))
                    .containsExactly("STARTING", "RUNNING", "STOPPING", "STARTING", "RUNNING");
            assertThat(world.pod(tenant, server).at("/metadata/uid").asText()).isNotEqualTo(before);
        }

        @Test
        void shouldEndAtOnceWhenKilledThoughStopTakesLong() {
            // given
            var server = UUID.randomUUID();
            var deaf = GameSpec.running(World.DEAF).stopsWithin(300);
            world.panel.want(tenant, server, 1, deaf);
            world.awaitState(server, "RUNNING");
            world.panel.want(tenant, server, 2, deaf.stopped());
            world.awaitState(server, "STOPPING");

            // when
            world.panel.want(tenant, server, 3, deaf.killed());

            // then
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> world.tap.states(server).contains("STOPPED"));
            assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING", "STOPPING", "STOPPED");
        }

        @Test
        void shouldNotRestartGameWhenOnlyItsNameChanges() {
            // given
            var server = running();
            var before = world.pod(tenant, server).at("/metadata/uid").asText();

            // when
            world.panel.want(tenant, server, 2, GameSpec.running(World.GAME).named("Another"));
            World.eventually(
                    "intent answered",
                    () -> world.tap.transitions(server).stream().anyMatch(t -> t.generation() == 2));

            // then
            assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING", "RUNNING");
            assertThat(world.pod(tenant, server).at("/metadata/uid").asText()).isEqualTo(before);
        }
    }

    @Nested
    class Start {
        @Test
        void shouldMatchRegularExpressionWhenTemplateHasOne() {
            // given
            var server = UUID.randomUUID();

            // when
            world.panel.want(tenant, server, 1, GameSpec.running(World.GAME).doneWhen("^Done \\([0-9.]+s\\)!$", true));

            // then
            world.awaitState(server, "RUNNING");
        }

        @Test
        void shouldFailWithReasonWhenImageIsNotKnown() {
            // given
            var server = UUID.randomUUID();

            // when
            world.panel.want(tenant, server, 1, GameSpec.running("nobody/knows:1"));
            world.awaitState(server, "FAILED");

            // then
            assertThat(world.tap.transitions(server).getLast().reason()).isEqualTo("ErrImagePull");
            assertThat(world.tap.transitions(server).getLast().message()).isNotBlank();
        }

        @Test
        void shouldGiveUpWhenGameCrashesTooOften() {
            // given
            var server = UUID.randomUUID();

            // when
            world.panel.want(tenant, server, 1, GameSpec.running(World.CRASHING));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> world.tap.states(server).contains("FAILED"));

            // then
            var crashes = world.tap.transitions(server).stream()
                    .filter(t -> t.state().name().equals("CRASHED"))
                    .toList();
            assertThat(crashes)
                    .hasSize(4)
                    .allSatisfy(t -> assertThat(t.exitCode()).isEqualTo(exitOfACrash(t)));
            assertThat(crashes).extracting(ServerStateChanged::runId).doesNotHaveDuplicates();
            assertThat(world.tap.transitions(server).getLast().reason()).isEqualTo("CrashBudgetExceeded");
            World.eventually("no pod", () -> world.pod(tenant, server).isMissingNode());
        }
    }

    /** A run of a few milliseconds whose successor ended as well before the cluster could be asked is known by number alone. */
    private static @Nullable Integer exitOfACrash(ServerStateChanged transition) {
        return transition.reason().equals("ExitUnseen") ? null : 3;
    }

    @Nested
    class Numbers {
        /** The name is in the body alone. */
        private static final String MADE = "POST /api/v1/namespaces";

        @Test
        void shouldMakeOnlyNamedWritesWhenServerIsMadeAndComesUp() {
            // given
            var server = UUID.randomUUID();
            var fresh = UUID.randomUUID();
            var before = world.proxy.writes().size();

            // when
            world.panel.want(fresh, server, 1, GameSpec.running(World.GAME));
            world.awaitState(server, "RUNNING");
            World.eventually(
                    "acknowledged",
                    () -> world.gameServer(fresh, server).at("/status/ackedSeq").asInt() == 2);

            // then
            var namespace = "/api/v1/namespaces/ptn-" + fresh;
            World.eventually("told", () -> world.proxy.writes().contains("POST " + namespace + "/events"));
            var writes = world.proxy.writes().stream()
                    .skip(before)
                    .map(request -> request.replaceAll("[?].*", ""))
                    .filter(request -> request.contains(fresh.toString()) || request.equals(MADE))
                    .toList();
            var resource = "/apis/pteronimbus.io/v1alpha1/namespaces/ptn-" + fresh + "/gameservers/gs-" + server;
            var policies = "/apis/networking.k8s.io/v1/namespaces/ptn-" + fresh + "/networkpolicies";
            assertThat(writes)
                    .filteredOn(request -> !request.equals(MADE) && !request.endsWith("/pteronimbus"))
                    .as("of the server itself")
                    .hasSizeLessThanOrEqualTo(12);
            assertThat(Set.copyOf(writes))
                    .as("docs/controller-writes.md names each; failed: %s", world.proxy.failures)
                    .containsExactlyInAnyOrder(
                            MADE,
                            "PATCH " + resource,
                            "PATCH " + namespace + "/persistentvolumeclaims/data-gs-" + server,
                            "PATCH " + namespace + "/services/gs-" + server,
                            "POST " + namespace + "/events",
                            "PATCH " + policies + "/pteronimbus",
                            "PATCH " + policies + "/gs-" + server,
                            "PATCH /apis/apps/v1/namespaces/ptn-" + fresh + "/statefulsets/gs-" + server,
                            "PUT " + resource + "/status");
        }

        @Test
        void shouldMakeOnlyNamedWritesWhenFilesAreMadeFirst() {
            // given
            var server = UUID.randomUUID();
            var spec = ServerWishesTest.installing(World.MADE, 1, "echo made >> made");

            // when
            world.panel.want(tenant, server, 1, spec);
            world.awaitState(server, "RUNNING");
            World.eventually(
                    "acknowledged",
                    () -> world.gameServer(tenant, server)
                                    .at("/status/ackedSeq")
                                    .asInt()
                            == 3);

            // then
            var namespace = "/api/v1/namespaces/ptn-" + tenant;
            var resource = "/apis/pteronimbus.io/v1alpha1/namespaces/ptn-" + tenant + "/gameservers/gs-" + server;
            var job = "/apis/batch/v1/namespaces/ptn-" + tenant + "/jobs/gs-" + server + "-install-1";
            var script = namespace + "/configmaps/gs-" + server + "-install-1";
            World.eventually(
                    "nothing is left of it",
                    () -> world.proxy.writes().stream().anyMatch(request -> request.startsWith("DELETE " + job)));
            var writes = world.proxy.writes().stream()
                    .map(request -> request.replaceAll("[?].*", ""))
                    .filter(request -> request.contains(server.toString()))
                    .toList();
            assertThat(writes).hasSizeLessThanOrEqualTo(17);
            assertThat(Set.copyOf(writes))
                    .as("docs/controller-writes.md names each; failed: %s", world.proxy.failures)
                    .containsExactlyInAnyOrder(
                            "PATCH " + resource,
                            "PATCH " + namespace + "/persistentvolumeclaims/data-gs-" + server,
                            "PATCH " + namespace + "/services/gs-" + server,
                            "PATCH /apis/networking.k8s.io/v1/namespaces/ptn-" + tenant + "/networkpolicies/gs-"
                                    + server,
                            "PATCH " + script,
                            "PATCH " + job,
                            "DELETE " + script,
                            "DELETE " + job,
                            "PATCH /apis/apps/v1/namespaces/ptn-" + tenant + "/statefulsets/gs-" + server,
                            "PUT " + resource + "/status");
            assertThat(writes)
                    .filteredOn(request -> !request.startsWith("PUT "))
                    .doesNotHaveDuplicates();
        }

        @Test
        void shouldMakeNoRequestWhenThereIsNothingToDo() {
            // given
            var server = running();
            World.eventually(
                    "acknowledged",
                    () -> world.gameServer(tenant, server)
                                    .at("/status/ackedSeq")
                                    .asInt()
                            == 2);
            var looks = world.looks();
            var before = world.requestsAbout(server);

            // when
            world.touchService(tenant, server);
            World.eventually("looked at", () -> world.looks() > looks);
            world.panel.resync();
            World.eventually(
                    "acknowledged again",
                    () -> world.panel.told.stream()
                                    .filter(frame ->
                                            frame.path("serverId").asText().equals(server.toString()))
                                    .count()
                            == 2);

            // then
            assertThat(world.requestsAbout(server)).isEqualTo(before);
        }
    }
}
