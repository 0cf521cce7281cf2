package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.GameServerState;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the state machine makes of installations, and of what keeps a server from starting. */
class StateMachineInstallTest {
    private final Scenario server = new Scenario();

    @Nested
    class Install {
        @Test
        void shouldMakeFilesBeforeItStartsForTheFirstTime() {
            // given
            server.wantsInstall(1);

            // when
            var asked = server.look();
            var before = server.plan();
            var begins = server.installPlan();
            var during = server.installs(1).look();
            var goesOn = server.installPlan();
            var done = server.hasInstalled(1).look();
            var after = server.plan();

            // then
            assertThat(asked).containsExactly("INSTALLING:InstallRequested");
            assertThat(before.replicas()).isZero();
            assertThat(begins).isEqualTo(InstallPlan.RUN);
            assertThat(during).isEmpty();
            assertThat(goesOn).isEqualTo(InstallPlan.WAIT);
            assertThat(done).containsExactly("STARTING:Installed");
            assertThat(server.status().installed())
                    .satisfies(installed -> assertThat(installed.nonce()).isEqualTo(1));
            assertThat(after.replicas()).isEqualTo(1);
            assertThat(server.installPlan()).isEqualTo(InstallPlan.CLEAR);
            assertThat(server.jobIsGone().installPlan()).isEqualTo(InstallPlan.NONE);
        }

        @Test
        void shouldKeepJobThatSucceededUntilStatusSaysSo() {
            // given
            server.wantsInstall(1).look();
            server.installs(1).look();

            // when
            var plan = server.hasInstalled(1).installPlan();
            var suspended = server.isSuspended(true).installPlan();

            // then
            assertThat(plan).isEqualTo(InstallPlan.WAIT);
            assertThat(suspended).isEqualTo(InstallPlan.WAIT);
        }

        @Test
        void shouldNoteSuccessThoughNoTransitionMayBeDecidedYet() {
            // given
            server.kafkaIsAway(true).wantsInstall(1).look();

            // when
            var transitions = server.hasInstalled(1).look();

            // then
            assertThat(transitions).isEmpty();
            assertThat(server.status().installed()).isNotNull();
        }

        @Test
        void shouldStopGameFirstWhenInstalledAgain() {
            // given
            server.isUp();

            // when
            var asked = server.wantsInstall(1).look();
            var plan = server.plan();
            var meanwhile = server.podIsDeleted(40).installPlan();
            var gone = server.podIsGone().look();

            // then
            assertThat(asked).containsExactly("STOPPING:InstallRequested");
            assertThat(plan).isEqualTo(new PodPlan(0, PodPlan.Deletion.NONE));
            assertThat(meanwhile).isEqualTo(InstallPlan.WAIT);
            assertThat(gone).containsExactly("INSTALLING:InstallRequested");
            assertThat(server.installPlan()).isEqualTo(InstallPlan.RUN);
        }

        @Test
        void shouldStayStoppedWhenStoppedServerIsInstalled() {
            // given
            server.wantsStoppedFromTheBeginning().look();

            // when
            var asked = server.wantsInstall(1).look();
            var done = server.hasInstalled(1).look();

            // then
            assertThat(asked).containsExactly("INSTALLING:InstallRequested");
            assertThat(done).containsExactly("STOPPED:Installed");
        }

        @Test
        void shouldFailOnceWithLinesAndExitCode() {
            // given
            server.wantsInstall(1).look();

            // when
            var failed = server.said("404 Not Found").failedToInstall(1, 22).transitions();
            var again = server.look();

            // then
            assertThat(failed).singleElement().satisfies(t -> {
                assertThat(t.state()).isEqualTo(GameServerState.FAILED);
                assertThat(t.reason()).isEqualTo("InstallFailed");
                assertThat(t.exitCode()).isEqualTo(22);
                assertThat(t.lastLines()).containsExactly("404 Not Found");
            });
            assertThat(again).isEmpty();
            assertThat(server.plan().replicas()).isZero();
            assertThat(server.installPlan()).isEqualTo(InstallPlan.WAIT);
        }

        @Test
        void shouldTryAgainInNewJobWhenStartedAfterFailure() {
            // given
            server.wantsInstall(1).look();
            server.failedToInstall(1, 22).look();

            // when
            var asked = server.wantsTheSameAgain().look();
            var plan = server.installPlan();
            var gone = server.jobIsGone().look();

            // then
            assertThat(asked).isEmpty();
            assertThat(plan).isEqualTo(InstallPlan.CLEAR);
            assertThat(gone).containsExactly("INSTALLING:InstallRequested");
            assertThat(server.installPlan()).isEqualTo(InstallPlan.RUN);
        }

        @Test
        void shouldTryAgainWhenNewInstallationIsWantedAfterFailure() {
            // given
            server.wantsInstall(1).look();
            server.failedToInstall(1, 22).look();

            // when
            var plan = server.wantsInstall(2).installPlan();
            var early = server.look();
            var gone = server.jobIsGone().look();

            // then
            assertThat(plan).isEqualTo(InstallPlan.CLEAR);
            assertThat(early).isEmpty();
            assertThat(gone).containsExactly("INSTALLING:InstallRequested");
        }

        @Test
        void shouldNotInstallAgainWhenStoppedAfterFailure() {
            // given
            server.wantsInstall(1).look();
            server.failedToInstall(1, 22).look();

            // when
            var stopped = server.wants(DesiredState.STOPPED).look();
            var renamed = server.wantsTheSameAgain().look();
            var started = server.wants(DesiredState.RUNNING).jobIsGone().look();

            // then
            assertThat(stopped).containsExactly("STOPPED:Stopped");
            assertThat(renamed).containsExactly("STOPPED:IntentApplied");
            assertThat(started).containsExactly("INSTALLING:InstallRequested");
        }

        @Test
        void shouldEndInstallationWhenKilledAndBeginAnewWhenStarted() {
            // given
            server.wantsInstall(1).look();
            server.installs(1).look();

            // when
            var killed = server.wantsKill().look();
            var plan = server.installPlan();
            var gone = server.jobIsGone().look();
            var started = server.wants(DesiredState.RUNNING).look();

            // then
            assertThat(killed).containsExactly("STOPPING:KillRequested");
            assertThat(plan).isEqualTo(InstallPlan.CLEAR);
            assertThat(gone).containsExactly("STOPPED:Stopped");
            assertThat(started).containsExactly("INSTALLING:InstallRequested");
        }

        @Test
        void shouldEndInstallationWhenSuspended() {
            // given
            server.wantsInstall(1).look();
            server.installs(1).look();

            // when
            var held = server.isSuspended(true).look();
            var plan = server.installPlan();
            var gone = server.jobIsGone().look();

            // then
            assertThat(held).containsExactly("STOPPING:Suspended");
            assertThat(plan).isEqualTo(InstallPlan.CLEAR);
            assertThat(gone).containsExactly("SUSPENDED:Suspended");
        }

        @Test
        void shouldSayThatNoNodeTakesInstallation() {
            // given
            server.wantsInstall(1).look();

            // when
            var told = server.isPlaced(new PodPlace("0/1 nodes are available", null, null))
                    .installs(1)
                    .look();
            var taken = server.isPlaced(PodPlace.UNKNOWN).installs(1).look();

            // then
            assertThat(told).containsExactly("INSTALLING:Unschedulable");
            assertThat(taken).containsExactly("INSTALLING:StartGoesOn");
        }

        @Test
        void shouldWaitForInstallationBeforeItWhenAnotherIsWanted() {
            // given
            server.wantsInstall(1).look();
            server.installs(1).look();

            // when
            var transitions = server.wantsInstall(2).look();
            var plan = server.installPlan();
            var next = server.jobIsGone().installPlan();

            // then
            assertThat(transitions).containsExactly("INSTALLING:IntentApplied");
            assertThat(plan).isEqualTo(InstallPlan.CLEAR);
            assertThat(next).isEqualTo(InstallPlan.RUN);
        }

        @Test
        void shouldLeaveFilesAloneWhenIntentChangesAfterInstallation() {
            // given
            server.wantsInstall(1).look();
            server.hasInstalled(1).look();

            // when
            server.jobIsGone().wantsTheSameAgain().look();

            // then
            assertThat(server.installPlan()).isEqualTo(InstallPlan.NONE);
            assertThat(server.status().state()).isEqualTo(GameServerState.STARTING);
        }
    }

    @Nested
    class Traces {
        @Test
        void shouldLetGameRunWhileTheJobThatSucceededTakesLongToGo() {
            // given
            server.wantsInstall(1).look();
            server.hasInstalled(1).look();
            assertThat(server.plan().replicas()).isOne();

            // when
            var told = server.jobIsBeingDeleted().look();

            // then
            assertThat(told).isEmpty();
            assertThat(server.plan().replicas()).isOne();
        }

        @Test
        void shouldNotLetGameRunWhileOneThatDidNotSucceedMayStillWrite() {
            // given
            server.wantsInstall(1).look();
            server.installs(1).look();

            // when
            server.jobIsBeingDeleted().look();

            // then
            assertThat(server.plan().replicas()).isZero();
        }
    }

    @Nested
    class Troubles {
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
                assertThat(t.message())
                        .isEqualTo("The cluster does not take the server. It says: violates PodSecurity");
            });
            assertThat(made).containsExactly("STARTING:StartGoesOn");
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
}
