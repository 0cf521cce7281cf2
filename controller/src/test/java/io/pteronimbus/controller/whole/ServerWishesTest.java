package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.events.ServerStateChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wanted of a server beside that it runs. */
class ServerWishesTest extends WorldTest {
    private static final String MAKE = "echo made >> made";

    @Nested
    class Install {
        @Test
        void shouldMakeFilesOnceBeforeGameStarts() {
            // given
            var server = UUID.randomUUID();

            // when
            world.panel.want(tenant, server, 1, installing(World.MADE, 1, MAKE));
            world.awaitState(server, "RUNNING");
            World.eventually(
                    "no trace of it",
                    () -> job(server, 1).isMissingNode() && script(server, 1).isMissingNode());
            world.panel.want(tenant, server, 2, with(installing(World.MADE, 1, MAKE), "STOPPED"));
            world.awaitState(server, "STOPPED");
            world.panel.want(tenant, server, 3, installing(World.MADE, 1, MAKE));
            world.awaitState(server, "RUNNING");

            // then
            assertThat(world.tap.states(server))
                    .containsExactly("INSTALLING", "STARTING", "RUNNING", "STOPPING", "STOPPED", "STARTING", "RUNNING");
            assertThat(world.log(tenant, server)).contains("made 1 times");
            assertThat(world.gameServer(tenant, server)
                            .at("/status/installed/nonce")
                            .asInt())
                    .isEqualTo(1);
        }

        @Test
        void shouldStopGameAndMakeFilesAgainWhenPanelWantsIt() {
            // given
            var server = UUID.randomUUID();
            world.panel.want(tenant, server, 1, installing(World.MADE, 1, MAKE));
            world.awaitState(server, "RUNNING");

            // when
            world.panel.want(tenant, server, 2, installing(World.MADE, 2, MAKE));
            World.eventually("again", () -> world.tap.states(server).size() >= 7);
            world.awaitState(server, "RUNNING");

            // then
            assertThat(world.tap.states(server))
                    .containsExactly(
                            "INSTALLING", "STARTING", "RUNNING", "STOPPING", "INSTALLING", "STARTING", "RUNNING");
            assertThat(world.log(tenant, server)).contains("made 2 times");
        }

        @Test
        void shouldDeleteFilesFirstWhenPanelWantsIt() {
            // given
            var server = UUID.randomUUID();
            world.panel.want(tenant, server, 1, installing(World.MADE, 1, MAKE));
            world.awaitState(server, "RUNNING");
            var wiping = installing(World.MADE, 2, MAKE);
            wiping.withObject("/install").put("wipe", true);

            // when
            world.panel.want(tenant, server, 2, wiping);
            World.eventually("again", () -> world.tap.states(server).size() >= 7);
            world.awaitState(server, "RUNNING");

            // then
            assertThat(world.log(tenant, server)).contains("made 1 times");
        }

        @Test
        void shouldShowWhatInstallationSaysAndThenTheGame(@TempDir Path folder) throws IOException {
            // given
            var server = UUID.randomUUID();
            var go = folder.resolve("go");
            var script = "echo downloading; until [ -e " + go + " ]; do sleep 0.1; done; echo unpacked; " + MAKE;
            world.panel.want(tenant, server, 1, installing(World.MADE, 1, script));
            world.awaitState(server, "INSTALLING");

            // when
            var stream = world.panel.openStream(tenant, server);
            World.eventually("the script's output", () -> stream.texts().contains("downloading"));
            Files.createFile(go);
            world.awaitState(server, "RUNNING");

            // then
            World.eventually("the game's output", () -> stream.texts().contains("Done (0.1s)!"));
            assertThat(stream.texts()).containsSubsequence("downloading", "unpacked", "made 1 times", "Done (0.1s)!");
            assertThat(stream.texts()).doesNotHaveDuplicates();
            assertThat(stream.ofType("output")
                            .map(frame -> frame.path("runId").asText())
                            .distinct())
                    .hasSize(2);
        }

        @Test
        void shouldShowWhatInstallationSaidAfterItHasFailed() {
            // given
            var server = UUID.randomUUID();
            world.panel.want(tenant, server, 1, installing(World.MADE, 1, "echo 'no such version'; exit 22"));
            world.awaitState(server, "FAILED");

            // when
            var stream = world.panel.openStream(tenant, server);

            // then
            World.eventually("its output", () -> stream.texts().equals(List.of("no such version")));
            stream.command("c1", "list");
            World.eventually("an answer", () -> stream.resultOf("c1").isPresent());
            assertThat(stream.resultOf("c1").orElseThrow().path("ok").asBoolean(true))
                    .isFalse();
        }

        @Test
        void shouldFailWithExitCodeAndLastLinesAndTryAgainWhenStarted() {
            // given
            var server = UUID.randomUUID();
            world.panel.want(tenant, server, 1, installing(World.MADE, 1, "echo 'no such version'; exit 22"));
            world.awaitState(server, "FAILED");
            var failed = world.tap.transitions(server).getLast();

            // when
            world.panel.want(tenant, server, 2, installing(World.MADE, 1, MAKE));
            world.awaitState(server, "RUNNING");

            // then
            assertThat(failed.reason()).isEqualTo("InstallFailed");
            assertThat(failed.exitCode()).isEqualTo(22);
            assertThat(failed.message()).isEqualTo("The installation ended with exit code 22.");
            assertThat(failed.lastLines()).containsExactly("no such version");
            assertThat(world.tap.states(server))
                    .containsExactly("INSTALLING", "FAILED", "INSTALLING", "STARTING", "RUNNING");
        }

        @Test
        void shouldNeitherInstallTwiceNorNeverWhenControllerIsKilledAtAnyMoment() {
            // given
            var server = UUID.randomUUID();
            var random = new Random(20260302);

            // when
            for (int nonce = 1; nonce <= 3; nonce++) {
                world.panel.want(tenant, server, nonce, installing(World.MADE, nonce, MAKE));
                Awaitility.await()
                        .pollDelay(Duration.ofMillis(random.nextInt(3_000)))
                        .until(() -> true);
                world.killController();
                world.startController();
                var installed = nonce;
                World.eventually(
                        "installed " + nonce,
                        () -> world.gameServer(tenant, server)
                                        .at("/status/installed/nonce")
                                        .asInt()
                                == installed);
                World.eventually(
                        "running " + nonce, () -> world.log(tenant, server).contains("made " + installed + " times"));
            }

            // then
            world.awaitState(server, "RUNNING");
            assertThat(world.log(tenant, server)).contains("made 3 times");
        }

        @Test
        void shouldLeaveNothingWhenDeletedWhileInstalling() {
            // given
            var server = UUID.randomUUID();
            var spec = installing(World.MADE, 1, "sleep 300");
            world.panel.want(tenant, server, 1, spec);
            world.awaitState(server, "INSTALLING");
            World.eventually("Job", () -> !job(server, 1).isMissingNode());

            // when
            world.panel.wantDeleted(tenant, server, 2, GameSpec.running(World.MADE), "server:delete");

            // then
            World.eventually("gone", () -> world.gameServer(tenant, server).isMissingNode());
            assertThat(job(server, 1).isMissingNode()).isTrue();
            assertThat(claim(server).isMissingNode()).isTrue();
        }
    }

    @Nested
    class Suspension {
        @Test
        void shouldHoldServerUntilItIsLetGo() {
            // given
            var server = running();
            var spec = GameSpec.running(World.GAME).json();

            // when
            world.panel.want(tenant, server, 2, spec.deepCopy().put("suspended", true));
            world.awaitState(server, "SUSPENDED");
            var pod = world.pod(tenant, server);
            world.panel.want(tenant, server, 3, spec);
            world.awaitState(server, "RUNNING");

            // then
            assertThat(pod.isMissingNode()).isTrue();
            assertThat(world.tap.transitions(server))
                    .extracting(t -> t.state() + ":" + t.reason())
                    .containsExactly(
                            "STARTING:StartRequested",
                            "RUNNING:Started",
                            "STOPPING:Suspended",
                            "SUSPENDED:Suspended",
                            "STARTING:Resumed",
                            "RUNNING:Started");
        }
    }

    @Nested
    class Ends {
        @Test
        void shouldStayStoppedWhenGameEndsByItselfAndIsToStaySo() {
            // given
            var server = UUID.randomUUID();
            world.panel.want(
                    tenant, server, 1, GameSpec.running(World.GAME).json().put("onExit", "STOP"));
            world.awaitState(server, "RUNNING");

            // when
            type(server, "crash 0");
            world.awaitState(server, "STOPPED");

            // then
            assertThat(world.tap.transitions(server).getLast().reason()).isEqualTo("GameEnded");
            assertThat(world.pod(tenant, server).isMissingNode()).isTrue();
        }

        @Test
        void shouldSaveAndStartAgainAGameThatTakesNoConnections() {
            // given
            var server = UUID.randomUUID();
            var spec = GameSpec.running(World.GAME).json();
            spec.putObject("liveness")
                    .put("port", "game")
                    .put("initialDelaySeconds", 2)
                    .put("periodSeconds", 1)
                    .put("failureThreshold", 1);

            // when
            world.panel.want(tenant, server, 1, spec);
            World.eventually("running twice", () -> Collections.frequency(world.tap.states(server), "RUNNING") > 1);

            // then
            assertThat(world.tap.states(server))
                    .containsSubsequence("STARTING", "RUNNING", "STOPPING", "STARTING", "RUNNING");
        }

        @Test
        void shouldTellLastLinesWhenGameCrashes() {
            // given
            var server = running();

            // when
            type(server, "flood 20");
            type(server, "crash 7");
            World.eventually("crash", () -> world.tap.states(server).contains("CRASHED"));

            // then
            var crash = world.tap.transitions(server).stream()
                    .filter(t -> t.state().name().equals("CRASHED"))
                    .findFirst()
                    .map(ServerStateChanged::lastLines)
                    .orElseThrow();
            assertThat(crash).hasSize(10).startsWith("line 11").endsWith("line 20");
            assertThat(world.gameServer(tenant, server).at("/status/lastLines").size())
                    .isEqualTo(10);
        }

        @Test
        void shouldKeepVolumeOfDeletedServerWhenItIsToStay() {
            // given
            var server = UUID.randomUUID();
            var spec = GameSpec.running(World.GAME).json();
            spec.putObject("storage").put("retain", true);
            world.panel.want(tenant, server, 1, spec);
            world.awaitState(server, "RUNNING");

            // when
            world.panel.wantDeleted(tenant, server, 2, GameSpec.running(World.GAME), "server:delete");
            World.eventually("gone", () -> world.gameServer(tenant, server).isMissingNode());

            // then
            assertThat(claim(server).at("/metadata/deletionTimestamp").isMissingNode())
                    .isTrue();
            assertThat(claim(server).at("/metadata/ownerReferences").isMissingNode())
                    .isTrue();
            assertThat(claim(server).at("/metadata/name").asText()).isEqualTo("data-gs-" + server);
        }
    }

    private void type(UUID server, String line) {
        var stream = world.panel.openStream(tenant, server);
        World.eventually("history", () -> !stream.texts().isEmpty());
        stream.command(line, line);
        World.eventually("given", () -> stream.resultOf(line).isPresent());
    }

    static ObjectNode installing(String image, long nonce, String script) {
        var spec = GameSpec.running(image).json();
        spec.withObject("/env").put("FILES", "/data");
        spec.putObject("install")
                .put("image", World.INSTALLER)
                .put("entrypoint", "sh")
                .put("script", script)
                .put("nonce", nonce);
        return spec;
    }

    private static ObjectNode with(ObjectNode spec, String desiredState) {
        return spec.put("desiredState", desiredState);
    }

    private JsonNode job(UUID server, long nonce) {
        return world.read("/apis/batch/v1/namespaces/ptn-" + tenant + "/jobs/gs-" + server + "-install-" + nonce);
    }

    private JsonNode script(UUID server, long nonce) {
        return world.read("/api/v1/namespaces/ptn-" + tenant + "/configmaps/gs-" + server + "-install-" + nonce);
    }

    private JsonNode claim(UUID server) {
        return world.read("/api/v1/namespaces/ptn-" + tenant + "/persistentvolumeclaims/data-gs-" + server);
    }
}
