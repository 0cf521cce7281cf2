package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.GameServerState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What keeps a game or its installation from being started, as people are told it. */
class StateMachineTroubleTest {
    private final Scenario server = new Scenario();

    @Test
    void shouldSayThatNoPortIsLeftOnceAndGoOnWhenOneIsFree() {
        // given
        var server = new Scenario().portIsRefused("All ports are in use.");

        // when
        var told = server.transitions();
        var again = server.look();
        var wait = Trouble.nextLook(server.observation());
        server.portIsRefused(null);
        var free = server.look();

        // then
        assertThat(told)
                .extracting(t -> t.state() + ":" + t.reason())
                .containsExactly("STARTING:StartRequested", "STARTING:NoPortLeft");
        assertThat(told.getLast().message()).isEqualTo("All ports are in use.");
        assertThat(again).isEmpty();
        assertThat(wait).contains(Duration.ofMinutes(1));
        assertThat(free).containsExactly("STARTING:StartGoesOn");
        assertThat(Trouble.nextLook(server.observation())).isEmpty();
    }

    @Test
    void shouldRunOnWhenItsPortIsLostWhileItRuns() {
        // given
        var server = new Scenario().isUp();

        // when
        server.portIsRefused("All ports are in use.");

        // then
        assertThat(server.look()).isEmpty();
        assertThat(server.plan().replicas()).isOne();
    }

    @Test
    void shouldSayOnceThatNoNodeTakesItAndGoOnWhenOneDoes() {
        // given
        server.look();
        server.isPlaced(new PodPlace("0/3 nodes are available: 3 Insufficient memory.", null, null));

        // when
        var told = server.hasPod("p1").transitions();
        server.isPlaced(new PodPlace("0/4 nodes are available: 4 Insufficient memory.", null, null));
        var again = server.hasPod("p1").look();
        server.isPlaced(new PodPlace(null, server.now(), null));
        var taken = server.hasPod("p1").look();
        var up = server.runs("a").isDone("a").look();

        // then
        assertThat(told).singleElement().satisfies(t -> {
            assertThat(t.state()).isEqualTo(GameServerState.STARTING);
            assertThat(t.reason()).isEqualTo("Unschedulable");
            assertThat(t.message())
                    .isEqualTo("No node takes the server, which asks for 500m of CPU and 512 MiB of memory."
                            + " The cluster says: 0/3 nodes are available: 3 Insufficient memory.");
        });
        assertThat(again).isEmpty();
        assertThat(taken).containsExactly("STARTING:StartGoesOn");
        assertThat(up).containsExactly("RUNNING:Started");
    }

    @Test
    void shouldSayNothingWhenNodeIsFoundWithinMoments() {
        // given
        server.look();
        server.isPlaced(new PodPlace("pod has unbound immediate PersistentVolumeClaims", server.now(), null));

        // when
        var told = server.hasPod("p1").look();
        var next = Trouble.nextLook(server.observation());
        var late = server.passes(Duration.ofSeconds(5)).look();

        // then
        assertThat(told).isEmpty();
        assertThat(next).contains(Duration.ofSeconds(5));
        assertThat(late).containsExactly("STARTING:Unschedulable");
    }

    @Test
    void shouldKeepTimeSinceWhenItIsTrouble() {
        // given
        server.look();
        var since = server.status().since();

        // when
        server.passes(Duration.ofMinutes(1)).isPlaced(new PodPlace("0/1 nodes are available", null, null));
        server.hasPod("p1").look();

        // then
        assertThat(server.status().since()).isEqualTo(since);
        assertThat(server.status().conditions().get(1).getReason()).isEqualTo("Unschedulable");
    }

    @Test
    void shouldNameVolumeWhenThatIsWhatIsMissing() {
        // given
        server.look();
        server.volumeIs("Pending")
                .isPlaced(new PodPlace("pod has unbound immediate PersistentVolumeClaims", null, null));

        // when
        var pending = server.hasPod("p1").look();
        var lost = server.volumeIs("Lost").look();

        // then
        assertThat(pending).containsExactly("STARTING:VolumePending");
        assertThat(lost).containsExactly("STARTING:VolumeLost");
    }

    @Test
    void shouldSayThatItTakesLongWhenNodePreparesForTwoMinutes() {
        // given
        server.look();
        server.isPlaced(new PodPlace(null, server.now(), null)).hasPod("p1");

        // when
        var soon = server.passes(Duration.ofSeconds(30)).look();
        var next = Trouble.nextLook(server.observation());
        var late = server.passes(Duration.ofSeconds(90)).look();
        var running = server.runs("a").look();

        // then
        assertThat(soon).isEmpty();
        assertThat(next).contains(Duration.ofSeconds(90));
        assertThat(late).containsExactly("STARTING:StartDelayed");
        assertThat(running).containsExactly("STARTING:StartGoesOn");
        assertThat(Trouble.nextLook(server.observation())).isEmpty();
    }

    @Test
    void shouldSayWhereVolumeIsWhenThatNodeDoesNotTakeIt() {
        // given
        server.look();
        server.volumeIs("Bound")
                .isPlaced(new PodPlace(
                        "0/2 nodes are available: 2 node(s) had volume node affinity conflict.", null, null));

        // when
        var told = server.hasPod("p1").transitions();

        // then
        assertThat(told).singleElement().satisfies(t -> {
            assertThat(t.reason()).isEqualTo("Unschedulable");
            assertThat(t.message()).startsWith("Its volume lies on a node that does not take the server");
        });
    }

    @Test
    void shouldSayWhyWhenClusterMakesNoPodForLong() {
        // given
        server.look();
        server.isRefused("pods is forbidden: exceeded quota: pteronimbus", Duration.ofSeconds(10));

        // when
        var soon = server.look();
        var next = Trouble.nextLook(server.observation());
        var late = server.passes(Duration.ofSeconds(10)).look();
        var again = server.look();
        var other = server.isRefused("violates PodSecurity", Duration.ZERO).transitions();
        var made = server.isRefused(null, Duration.ZERO).hasPod("p1").look();

        // then
        assertThat(soon).isEmpty();
        assertThat(next).contains(Duration.ofSeconds(10));
        assertThat(late).containsExactly("STARTING:QuotaExceeded");
        assertThat(again).isEmpty();
        assertThat(other).singleElement().satisfies(t -> {
            assertThat(t.reason()).isEqualTo("Refused");
            assertThat(t.message()).isEqualTo("The cluster does not take the server. It says: violates PodSecurity");
        });
        assertThat(made).containsExactly("STARTING:StartGoesOn");
    }

    @Test
    void shouldSayThatRunningServerGoesOnWithoutWhatClusterDoesNotTake() {
        // given
        server.look();
        server.hasPod("p1").runs("a").isDone("a").look();
        server.isRefused("env: Invalid value", Duration.ofSeconds(10));

        // when
        var soon = server.look();
        var late = server.passes(Duration.ofSeconds(10)).transitions();
        var again = server.look();
        var newer = server.wantsTheSameAgain().look();
        var taken = server.isRefused(null, Duration.ZERO).look();

        // then
        assertThat(newer).containsExactly("RUNNING:ChangeRefused");
        assertThat(soon).isEmpty();
        assertThat(late).singleElement().satisfies(t -> {
            assertThat(t.state()).isEqualTo(GameServerState.RUNNING);
            assertThat(t.reason()).isEqualTo("ChangeRefused");
            assertThat(t.message()).endsWith("It says: env: Invalid value");
        });
        assertThat(again).isEmpty();
        assertThat(taken).containsExactly("RUNNING:ChangeTaken");
    }

    @Test
    void shouldSayWhyWhenClusterMakesNoPodForInstallation() {
        // given
        server.wantsInstall(1).look();

        // when
        var told = server.isRefused("violates PodSecurity", Duration.ZERO).look();

        // then
        assertThat(told).containsExactly("INSTALLING:Refused");
    }

    @Test
    void shouldStopWhenClusterRefusesServer() {
        // given
        server.look();
        server.isRefused("violates PodSecurity", Duration.ZERO).look();

        // when
        var stopped = server.wants(DesiredState.STOPPED).look();

        // then
        assertThat(stopped).containsExactly("STOPPING:StopRequested", "STOPPED:Stopped");
    }

    @Test
    void shouldForgetWhatWasSaidAgainstPodWhenThereIsOne() {
        // given
        server.look();

        // when
        var told = server.isRefused("serviceaccount default not found", Duration.ZERO)
                .hasPod("p1")
                .look();

        // then
        assertThat(told).isEmpty();
    }

    @Test
    void shouldNotCallItCrashWhenNodeEvictsPod() {
        // given
        server.isUp();
        var was = server.observation().pod();
        assertThat(was).isNotNull();

        // when
        var evicted = server.shows(new ObservedPod(
                        was.uid(),
                        false,
                        30,
                        false,
                        0,
                        0,
                        0,
                        new ContainerNow.Ended(server.exit("a", 137, "Error")),
                        null,
                        new PodPlace(null, null, "The node was low on resource: memory.")))
                .look();
        var gone = server.podIsGone().look();

        // then
        assertThat(evicted).containsExactly("STOPPING:Evicted");
        assertThat(gone).containsExactly("STARTING:StartRequested");
        assertThat(server.status().crashes()).isEmpty();
    }
}
