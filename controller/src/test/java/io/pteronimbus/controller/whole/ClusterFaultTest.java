package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.localcluster.fault.Fault;
import io.pteronimbus.localcluster.fault.FaultAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clusters and their administrators do to servers. */
class ClusterFaultTest extends WorldTest {
    private static final Duration AWAY =
            Boolean.getBoolean("pteronimbus.test.full") ? Duration.ofMinutes(1) : Duration.ofSeconds(8);

    @AfterEach
    void mend() {
        world.faults().clear();
        world.proxy.refuse(request -> false);
    }

    @Nested
    class Api {
        @ParameterizedTest
        @EnumSource(
                value = FaultAction.class,
                names = {"DROP", "GONE"})
        void shouldSeeWhatHappensNextWhenWatchesEnd(FaultAction action) {
            // given
            var server = running();

            // when
            world.faults().set(onWatches(action));
            world.delete(podPath(server));

            // then
            awaitReplacedPod(server);
        }

        @Test
        void shouldCatchUpWhenWatchesWereFrozen() {
            // given
            var server = running();

            // when
            world.faults().set(onWatches(FaultAction.FREEZE));
            world.delete(podPath(server));
            World.eventually(
                    "another pod",
                    () -> world.pod(tenant, server)
                            .at("/metadata/deletionTimestamp")
                            .isMissingNode());
            world.faults().clear();

            // then
            awaitReplacedPod(server);
        }

        @Test
        void shouldDoWhatIsWantedWhenApiComesBack() {
            // given
            var server = running();

            // when
            world.faults().set(new Fault(FaultAction.AWAY, Set.of(), "", "", "", "", "", "", 1, 0, 500, Duration.ZERO));
            world.panel.want(tenant, server, 2, GameSpec.running(World.GAME).stopped());
            Awaitility.await().pollDelay(AWAY).atMost(AWAY.plusSeconds(5)).until(() -> true);
            var meanwhile = world.tap.states(server);
            world.faults().clear();
            world.awaitState(server, "STOPPED");

            // then
            assertThat(meanwhile).containsExactly("STARTING", "RUNNING");
            assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING", "STOPPING", "STOPPED");
        }

        @ParameterizedTest
        @ValueSource(ints = {409, 429, 500, 503})
        void shouldTellTheSameStoryWhenManyWritesAreRefused(int status) {
            // given
            var random = new Random(status);
            var server = UUID.randomUUID();
            var spec = GameSpec.running(World.GAME);
            world.proxy.refuse(status, request -> !request.startsWith("GET") && random.nextInt(100) < 30);

            // when
            world.panel.want(tenant, server, 1, spec);
            world.awaitState(server, "RUNNING");
            world.panel.want(tenant, server, 2, spec.stopped());
            world.awaitState(server, "STOPPED");

            // then
            assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING", "STOPPING", "STOPPED");
        }
    }

    @Nested
    class Objects {
        @Test
        void shouldSaveTheWorldAndRunAgainWhenPodIsDeletedByHand() {
            // given
            var server = UUID.randomUUID();
            var spec = GameSpec.running(World.GAME).json();
            spec.withObject("/env").put("WORLD", "/data/world");
            world.panel.want(tenant, server, 1, spec);
            world.awaitState(server, "RUNNING");

            // when
            world.delete(podPath(server));
            awaitReplacedPod(server);

            // then
            assertThat(saved(server)).isEqualTo("saved\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/apis/apps/v1/namespaces/ptn-%s/statefulsets/gs-%s",
                    "/api/v1/namespaces/ptn-%s/services/gs-%s",
                })
        void shouldMakeItAnewWhenDeletedByHand(String path) {
            // given
            var server = running();
            var object = path.formatted(tenant, server);
            var before = world.read(object).at("/metadata/uid").asText();

            // when
            world.delete(object);

            // then
            World.eventually("made anew", () -> {
                var uid = world.read(object).at("/metadata/uid").asText();
                return !uid.isEmpty() && !uid.equals(before);
            });
            World.eventually(
                    "runs",
                    () -> world.gameServer(tenant, server)
                            .at("/status/state")
                            .asText()
                            .equals("RUNNING"));
        }

        @Test
        void shouldRunOnAnEmptyVolumeWhenItsVolumeIsGone() {
            // given
            var server = running();
            var volume = "/api/v1/namespaces/ptn-" + tenant + "/persistentvolumeclaims/data-gs-" + server;
            var before = world.read(volume).at("/metadata/uid").asText();
            var spec = GameSpec.running(World.GAME);
            world.panel.want(tenant, server, 2, spec.stopped());
            world.awaitState(server, "STOPPED");

            // when
            world.delete(volume);
            world.panel.want(tenant, server, 3, spec.started());
            world.awaitState(server, "RUNNING");

            // then
            assertThat(world.read(volume).at("/metadata/uid").asText()).isNotEqualTo(before);
        }

        @Test
        void shouldComeBackAndHoldNobodyUpWhenNamespaceIsStuckTerminating() {
            // given
            var stuck = UUID.randomUUID();
            var server = UUID.randomUUID();
            var namespace = "/api/v1/namespaces/ptn-" + stuck;
            world.panel.want(stuck, server, 1, GameSpec.running(World.GAME));
            world.awaitState(server, "RUNNING");
            world.create(
                    namespace + "/configmaps",
                    "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"clings\",\"finalizers\":[\"example.com/clings\"]}}");

            // when
            world.delete(namespace);
            World.eventually(
                    "terminating, and the server is gone",
                    () -> world.gameServer(stuck, server).isMissingNode()
                            && world.read(namespace)
                                    .at("/status/phase")
                                    .asText()
                                    .equals("Terminating"));
            world.panel.resync();
            var other = running();
            var writes = world.requestsAbout(server).size();
            Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            var more = world.requestsAbout(server).size() - writes;
            world.write("PATCH", namespace + "/configmaps/clings", "{\"metadata\":{\"finalizers\":null}}");

            // then
            World.eventually(
                    "runs again",
                    () -> world.gameServer(stuck, server)
                            .at("/status/state")
                            .asText()
                            .equals("RUNNING"));
            assertThat(other).isNotNull();
            assertThat(more).as("requests in three seconds of vain").isLessThan(30);
        }
    }

    private String podPath(UUID server) {
        return "/api/v1/namespaces/ptn-" + tenant + "/pods/gs-" + server + "-0";
    }

    private void awaitReplacedPod(UUID server) {
        World.eventually(
                "replaced, was " + world.tap.states(server),
                () -> world.tap.states(server).size() >= 5);
        assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING", "STOPPING", "STARTING", "RUNNING");
    }

    private String saved(UUID server) {
        try (var files = Files.walk(world.data())) {
            return read(files.filter(
                            file -> file.endsWith("world") && file.toString().contains(server.toString()))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private static Fault onWatches(FaultAction action) {
        return new Fault(action, Set.of("watch"), "", "", "", "", "", "", 1, 0, 500, Duration.ZERO);
    }
}
