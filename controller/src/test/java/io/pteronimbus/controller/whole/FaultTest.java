package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerStateChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FaultTest extends WorldTest {
    @Test
    void shouldFindDoneLineWhenKilledDuringStart() {
        // given
        var server = UUID.randomUUID();
        world.panel.want(tenant, server, 1, GameSpec.running(World.SLOW));
        World.eventually(
                "starting",
                () -> world.tap.states(server).contains("STARTING")
                        && world.pod(tenant, server)
                                .at("/status/phase")
                                .asText()
                                .equals("Running"));

        // when
        world.killController();
        World.eventually("done meanwhile", () -> world.log(tenant, server).contains("Done ("));
        world.startController();
        world.awaitState(server, "RUNNING");

        // then
        assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING");
    }

    @Test
    void shouldNotLoseCrashWhenItHappensWhileControllerIsAway() {
        // given
        var server = running();
        var stream = world.panel.openStream(tenant, server);
        World.eventually("history", () -> !stream.texts().isEmpty());

        // when
        stream.command("c", "crash 9");
        World.eventually("given", () -> stream.resultOf("c").isPresent());
        world.killController();
        World.eventually(
                "restarted",
                () -> world.pod(tenant, server)
                                .at("/status/containerStatuses/0/restartCount")
                                .asInt()
                        == 1);
        world.startController();
        World.eventually("running again", () -> world.tap.states(server).size() >= 5);

        // then
        assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING", "CRASHED", "STARTING", "RUNNING");
        assertThat(world.tap.transitions(server).get(2).exitCode()).isEqualTo(9);
    }

    @Test
    void shouldTellTheSameStoryOnceWhenKilledAtAnyMoment() throws Exception {
        // given
        var random = new Random(20260301);
        var servers = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            servers.add(UUID.randomUUID());
        }
        var spec = GameSpec.running(World.GAME);

        // when
        for (int round = 0; round < 3; round++) {
            var generation = 2L * round + 1;
            servers.forEach(server -> world.panel.want(tenant, server, generation, spec.started()));
            killAfter(random.nextInt(1_500));
            servers.forEach(server -> world.awaitState(server, "RUNNING"));
            servers.forEach(server -> world.panel.want(tenant, server, generation + 1, spec.stopped()));
            killAfter(random.nextInt(500));
            servers.forEach(server -> world.awaitState(server, "STOPPED"));
        }

        // then
        assertThat(servers).allSatisfy(server -> {
            var seqs = world.tap.transitions(server).stream()
                    .map(ServerStateChanged::stateSeq)
                    .toList();
            assertThat(seqs)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, seqs.size()).boxed().toList());
            assertThat(world.tap.states(server)).containsExactlyElementsOf(threeTimes());
            assertDeliveriesOfOneSeqAreTheSame(server);
        });
    }

    @Test
    void shouldComeThroughWhenClusterRefusesManyWrites() {
        // given
        var random = new Random(7);
        var server = UUID.randomUUID();
        world.proxy.refuse(request -> !request.startsWith("GET") && random.nextInt(100) < 40);

        // when
        world.panel.want(tenant, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        world.proxy.refuse(request -> false);

        // then
        assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING");
    }

    @Test
    void shouldReconnectAndDealWithWhatItMissedWhenLinkBreaks() {
        // given
        var server = UUID.randomUUID();

        // when
        world.panel.dropLink();
        world.panel.want(tenant, server, 1, GameSpec.running(World.GAME));

        // then
        world.awaitState(server, "RUNNING");
    }

    @Test
    void shouldDialEverMoreSlowlyWhenPanelOnlyClosesLinks() {
        // given
        world.panel.closeLinks(4400);
        var before = world.panel.dials();

        // when
        world.panel.dropLink();
        Awaitility.await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
        var dialled = world.panel.dials() - before;
        world.panel.closeLinks(0);

        // then
        assertThat(dialled).isBetween(1L, 12L);
        var server = running();
    }

    @Test
    void shouldGoOnWithTheVolumeThereIsWhenClusterRefusesToGrowIt() {
        // given
        var server = running();
        world.proxy.refuse(
                403, request -> request.startsWith("PATCH") && request.contains("/persistentvolumeclaims/data-gs-"));
        var bigger = GameSpec.running(World.GAME).stopped().json();
        bigger.withObject("/resources").put("diskMiB", 4096);

        // when
        world.panel.want(tenant, server, 2, bigger);

        // then
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> world.tap.states(server).contains("STOPPED"));
        assertThat(world.gameServer(tenant, server)
                        .at("/status/conditions/3/reason")
                        .asText())
                .isEqualTo("VolumeRefused");
        world.proxy.refuse(request -> false);
    }

    @Test
    void shouldLetGoWhenKilledBetweenLastWordAndItsRelease() {
        // given
        var server = UUID.randomUUID();
        var spec = GameSpec.running(World.GAME);
        world.panel.want(tenant, server, 1, spec);
        world.awaitState(server, "RUNNING");
        world.proxy.refuse(request -> request.startsWith("PATCH")
                && request.contains("/gameservers/gs-" + server)
                && !request.contains("force=true"));
        world.panel.wantDeleted(tenant, server, 2, spec, "server:delete");
        World.eventually("last word acknowledged", () -> {
            var status = world.gameServer(tenant, server).path("status");
            return status.path("transitions").path(3).path("deleted").asBoolean()
                    && status.path("ackedSeq").asInt() == 4;
        });

        // when
        world.killController();
        world.proxy.refuse(request -> false);
        world.startController();

        // then
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> world.gameServer(tenant, server).isMissingNode());
        World.eventually("told that it is gone", () -> world.panel.wasTold("deleted", server));
    }

    private void killAfter(long millis) throws InterruptedException {
        Thread.sleep(millis);
        world.killController();
        world.startController();
    }

    private void assertDeliveriesOfOneSeqAreTheSame(UUID server) {
        assertThat(world.tap.deliveries(server))
                .allSatisfy(
                        delivery -> assertThat(world.tap.transitions(server)).contains(delivery));
    }

    private static List<String> threeTimes() {
        var once = List.of("STARTING", "RUNNING", "STOPPING", "STOPPED");
        var all = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            all.addAll(once);
        }
        return all;
    }
}
