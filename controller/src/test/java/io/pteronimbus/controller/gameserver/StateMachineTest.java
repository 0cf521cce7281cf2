package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.StateTransition;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateMachineTest {
    private final Scenario server = new Scenario();

    @Nested
    class Start {
        @Test
        void shouldGoFromStartingToRunningWhenDoneLineWasSeen() {
            // given
            var asked = server.look();
            server.hasPod("p1").runs("a");
            var beforeDone = server.look();

            // when
            var afterDone = server.isDone("a").look();

            // then
            assertThat(asked).containsExactly("STARTING:StartRequested");
            assertThat(beforeDone).isEmpty();
            assertThat(afterDone).containsExactly("RUNNING:Started");
            assertThat(server.status().runId()).isEqualTo("a");
            assertThat(server.status().conditions().getFirst().getStatus()).isEqualTo("True");
            assertThat(server.plan()).isEqualTo(new PodPlan(1, PodPlan.Deletion.NONE));
        }

        @Test
        void shouldStayStartingWhenDoneLineWasOfAnotherContainer() {
            // given
            server.look();
            server.hasPod("p1").runs("a");

            // when
            var transitions = server.isDone("z").look();

            // then
            assertThat(transitions).isEmpty();
        }

        @Test
        void shouldNotChangeAnythingWhenLookedAtAgain() {
            // given
            server.isUp();
            var status = server.status();

            // when
            server.passes(Duration.ofHours(1)).look();

            // then
            assertThat(server.status()).isSameAs(status);
        }

        @Test
        void shouldBeStoppedAtOnceWhenCreatedStopped() {
            // given
            server.wantsStoppedFromTheBeginning();

            // when
            var transitions = server.look();

            // then
            assertThat(transitions).containsExactly("STOPPED:Stopped");
            assertThat(server.plan().replicas()).isZero();
        }

        @Test
        void shouldFailWithReasonWhenImageCannotBePulled() {
            // given
            server.look();
            server.hasPod("p1").waits("ErrImagePull", "no such image");

            // when
            var transitions = server.transitions();

            // then
            assertThat(transitions).singleElement().satisfies(t -> {
                assertThat(t.state()).isEqualTo(GameServerState.FAILED);
                assertThat(t.reason()).isEqualTo("ErrImagePull");
                assertThat(t.message()).isEqualTo("The image cannot be had. The cluster says: no such image");
            });
            assertThat(server.waits("ImagePullBackOff", "later").look()).isEmpty();
        }

        @Test
        void shouldRecoverWhenImageComesAfterAll() {
            // given
            server.look();
            server.hasPod("p1").waits("ImagePullBackOff", null).look();

            // when
            var transitions = server.runs("a").isDone("a").look();

            // then
            assertThat(transitions).containsExactly("STARTING:Recovered", "RUNNING:Started");
        }

        @Test
        void shouldTryInNewPodWhenAskedAgainAfterFailure() {
            // given
            server.look();
            server.hasPod("p1").waits("ErrImagePull", null).look();

            // when
            var whileOldPodIsThere = server.wantsTheSameAgain().look();
            var plan = server.plan();
            var afterwards = server.podIsGone().look();

            // then
            assertThat(whileOldPodIsThere).isEmpty();
            assertThat(plan).isEqualTo(new PodPlan(1, PodPlan.Deletion.GRACEFUL));
            assertThat(afterwards).containsExactly("STARTING:StartRequested");
            assertThat(server.status().panelGeneration()).isEqualTo(2);
        }
    }

    @Nested
    class Troubles {
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

    @Nested
    class Stop {
        @Test
        void shouldPassThroughStoppingWhenAskedToStop() {
            // given
            server.isUp();

            // when
            var asked = server.wants(DesiredState.STOPPED).look();
            var plan = server.plan();
            var going = server.podIsDeleted(40).ends("a", 0, "Completed").look();
            var gone = server.podIsGone().look();

            // then
            assertThat(asked).containsExactly("STOPPING:StopRequested");
            assertThat(plan).isEqualTo(new PodPlan(0, PodPlan.Deletion.NONE));
            assertThat(going).isEmpty();
            assertThat(gone).containsExactly("STOPPED:Stopped");
        }

        @Test
        void shouldReportBothStepsWhenPodIsGoneBeforeAnybodyLooked() {
            // given
            server.isUp();

            // when
            var transitions = server.wants(DesiredState.STOPPED).podIsGone().look();

            // then
            assertThat(transitions).containsExactly("STOPPING:StopRequested", "STOPPED:Stopped");
        }

        @Test
        void shouldReportCrashFirstWhenGameEndedBeforeStopBegan() {
            // given
            server.isUp();
            server.ends("a", 1, "Error");

            // when
            var transitions = server.wants(DesiredState.STOPPED).look();

            // then
            assertThat(transitions).containsExactly("CRASHED:Error", "STOPPING:StopRequested");
        }

        @Test
        void shouldNotCallItCrashWhenGameEndsBecauseItWasAskedTo() {
            // given
            server.isUp();
            server.wants(DesiredState.STOPPED).look();

            // when
            var transitions = server.podIsDeleted(40).ends("a", 143, "Error").look();

            // then
            assertThat(transitions).isEmpty();
        }

        @Test
        void shouldDeletePodOnceWithShortGraceWhenKilled() {
            // given
            server.isUp();

            // when
            var transitions = server.wantsKill().look();
            var first = server.plan();
            var duringLongGrace = server.podIsDeleted(40).plan();
            var duringShortGrace = server.podIsDeleted(1).plan();

            // then
            assertThat(transitions).containsExactly("STOPPING:KillRequested");
            assertThat(first).isEqualTo(new PodPlan(0, PodPlan.Deletion.KILL));
            assertThat(duringLongGrace.deletion()).isEqualTo(PodPlan.Deletion.KILL);
            assertThat(duringShortGrace.deletion()).isEqualTo(PodPlan.Deletion.NONE);
        }

        @Test
        void shouldAnswerNewIntentWhenItIsStoppedAlready() {
            // given
            server.isUp();
            server.wants(DesiredState.STOPPED).podIsGone().look();
            var since = server.status().since();

            // when
            var transitions = server.passes(Duration.ofSeconds(5)).wantsKill().look();

            // then
            assertThat(transitions).containsExactly("STOPPED:IntentApplied");
            assertThat(server.status().panelGeneration()).isEqualTo(3);
            assertThat(server.status().since()).isEqualTo(since);
        }
    }

    @Nested
    class Suspend {
        @Test
        void shouldStopGracefullyAndStaySoWhenSuspended() {
            // given
            server.isUp();

            // when
            var asked = server.isSuspended(true).look();
            var plan = server.plan();
            var going = server.podIsDeleted(40).ends("a", 0, "Completed").look();
            var gone = server.podIsGone().look();
            var afterwards = server.passes(Duration.ofHours(1)).look();

            // then
            assertThat(asked).containsExactly("STOPPING:Suspended");
            assertThat(plan).isEqualTo(new PodPlan(0, PodPlan.Deletion.NONE));
            assertThat(going).isEmpty();
            assertThat(gone).containsExactly("SUSPENDED:Suspended");
            assertThat(afterwards).isEmpty();
            assertThat(server.status().message()).isEqualTo("An administrator holds the server.");
        }

        @Test
        void shouldReturnToWhatIsDesiredWhenResumed() {
            // given
            server.isUp();
            server.isSuspended(true).podIsGone().look();

            // when
            var running = server.isSuspended(false).look();
            server.isSuspended(true).look();
            var stopped = server.isSuspended(false).wants(DesiredState.STOPPED).look();

            // then
            assertThat(running).containsExactly("STARTING:Resumed");
            assertThat(stopped).containsExactly("STOPPED:Resumed");
        }

        @Test
        void shouldBeSuspendedAtOnceWhenItWasStopped() {
            // given
            server.wantsStoppedFromTheBeginning().look();

            // when
            var transitions = server.isSuspended(true).look();

            // then
            assertThat(transitions).containsExactly("SUSPENDED:Suspended");
        }

        @Test
        void shouldKillWhenSuspensionTakesTooLong() {
            // given
            server.isUp();
            server.isSuspended(true).look();
            server.podIsDeleted(40).look();

            // when
            var transitions = server.wantsKill().look();
            var plan = server.plan();
            var gone = server.podIsGone().look();

            // then
            assertThat(transitions).isEmpty();
            assertThat(plan).isEqualTo(new PodPlan(0, PodPlan.Deletion.KILL));
            assertThat(gone).containsExactly("SUSPENDED:Suspended");
        }
    }

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
    class OnExit {
        @Test
        void shouldStayStoppedWhenGameEndedByItselfAndIsToStayEnded() {
            // given
            server.staysEnded().isUp();

            // when
            var ended = server.ends("a", 0, "Completed").look();
            var plan = server.plan();
            var gone = server.podIsGone().transitions();
            var afterwards = server.passes(Duration.ofHours(1)).look();

            // then
            assertThat(ended).containsExactly("STOPPING:GameEnded");
            assertThat(plan).isEqualTo(new PodPlan(0, PodPlan.Deletion.NONE));
            assertThat(gone).singleElement().satisfies(t -> {
                assertThat(t.state()).isEqualTo(GameServerState.STOPPED);
                assertThat(t.reason()).isEqualTo("GameEnded");
                assertThat(t.message()).isEqualTo("The game ended by itself and stays so until it is started.");
            });
            assertThat(afterwards).isEmpty();
            assertThat(server.plan().replicas()).isZero();
        }

        @Test
        void shouldStayStoppedWhenKubeletRestartedGameFirst() {
            // given
            server.staysEnded().isUp();

            // when
            var ended = server.restarted(1, "b", server.exit("a", 0, "Completed"))
                    .isDone("b")
                    .look();
            var plan = server.plan();
            var gone = server.podIsDeleted(40).podIsGone().look();

            // then
            assertThat(ended).containsExactly("STOPPING:GameEnded");
            assertThat(plan.replicas()).isZero();
            assertThat(gone).containsExactly("STOPPED:GameEnded");
        }

        @Test
        void shouldStartAgainWhenAskedAfterGameEnded() {
            // given
            server.staysEnded().isUp();
            server.ends("a", 0, "Completed").look();
            server.podIsGone().look();

            // when
            var transitions = server.wantsTheSameAgain().look();

            // then
            assertThat(transitions).containsExactly("STARTING:StartRequested");
            assertThat(server.plan().replicas()).isEqualTo(1);
        }

        @Test
        void shouldCallItCrashWhenGameThatIsToStayEndedFails() {
            // given
            server.staysEnded().isUp();

            // when
            var transitions = server.ends("a", 1, "Error").look();

            // then
            assertThat(transitions).containsExactly("CRASHED:Error");
            assertThat(server.plan().replicas()).isEqualTo(1);
        }
    }

    @Nested
    class Restart {
        @Test
        void shouldNeverSayRunningWhileRestartIsDue() {
            // given
            server.isUp();

            // when
            var asked = server.wantsRestart().look();
            var plan = server.plan();
            var going = server.podIsDeleted(40).look();
            var gone = server.podIsGone().look();
            var back = server.hasPod("p2").runs("b").isDone("b").look();

            // then
            assertThat(asked).containsExactly("STOPPING:RestartRequested");
            assertThat(plan).isEqualTo(new PodPlan(1, PodPlan.Deletion.GRACEFUL));
            assertThat(going).isEmpty();
            assertThat(gone).containsExactly("STARTING:StartRequested");
            assertThat(back).containsExactly("RUNNING:Started");
            assertThat(server.plan().deletion()).isEqualTo(PodPlan.Deletion.NONE);
        }

        @Test
        void shouldReportWholeWayWhenPodWasReplacedUnseen() {
            // given
            server.isUp();

            // when
            var transitions =
                    server.wantsRestart().hasPod("p2").runs("b").isDone("b").look();

            // then
            assertThat(transitions)
                    .containsExactly("STOPPING:PodReplaced", "STARTING:StartRequested", "RUNNING:Started");
        }

        @Test
        void shouldReportWhyWhenClusterDeletesPod() {
            // given
            server.isUp();

            // when
            var transitions = server.podIsDeleted(40).look();

            // then
            assertThat(transitions).containsExactly("STOPPING:PodDeleted");
        }

        @Test
        void shouldStartAnewWhenPodVanished() {
            // given
            server.isUp();

            // when
            var transitions = server.podIsGone().look();

            // then
            assertThat(transitions).containsExactly("STOPPING:PodGone", "STARTING:StartRequested");
        }
    }

    @Nested
    class Crash {
        @Test
        void shouldReportExitAndRestartWhenGameEndsUnasked() {
            // given
            server.isUp();

            // when
            var ended = server.ends("a", 137, "OOMKilled").transitions();
            var waiting = server.waits("CrashLoopBackOff", "back-off 10s").look();
            var back = server.runsAgain("b").look();
            var done = server.isDone("b").look();

            // then
            assertThat(ended).singleElement().satisfies(t -> {
                assertThat(t.state()).isEqualTo(GameServerState.CRASHED);
                assertThat(t.reason()).isEqualTo("OOMKilled");
                assertThat(t.exitCode()).isEqualTo(137);
                assertThat(t.runId()).isEqualTo("a");
            });
            assertThat(waiting).isEmpty();
            assertThat(back).containsExactly("STARTING:RestartedAfterCrash");
            assertThat(done).containsExactly("RUNNING:Started");
            assertThat(server.status().lastExitCode()).isEqualTo(137);
        }

        @Test
        void shouldKeepLastLinesOfTheContainerThatEndedLast() {
            // given
            server.isUp();

            // when
            var ended = server.said("Loading", "Out of memory")
                    .ends("a", 137, "OOMKilled")
                    .transitions();
            var back = server.said().runsAgain("b").transitions();
            var kept = server.status().lastLines();
            server.ends("b", 1, "Error").look();

            // then
            assertThat(ended.getFirst().lastLines()).containsExactly("Loading", "Out of memory");
            assertThat(ended.getFirst().message())
                    .isEqualTo("The game used more memory than it may (512 MiB) and was ended.");
            assertThat(back).extracting(StateTransition::lastLines).containsExactly(List.of());
            assertThat(kept).containsExactly("Loading", "Out of memory");
            assertThat(server.status().lastLines()).isEmpty();
        }

        @Test
        void shouldNotLoseCrashWhenKubeletRestartedFaster() {
            // given
            server.isUp();

            // when
            var transitions = server.runsAgain("b")
                    .restarted(1, "b", server.exit("a", 1, "Error"))
                    .isDone("b")
                    .look();

            // then
            assertThat(transitions).containsExactly("CRASHED:Error", "STARTING:RestartedAfterCrash", "RUNNING:Started");
        }

        @Test
        void shouldReportEachCrashOnceWhenSeveralWereMissed() {
            // given
            server.isUp();

            // when
            var transitions = server.restarted(3, "d", server.exit("c", 1, "Error"))
                    .isDone("d")
                    .transitions();

            // then
            assertThat(transitions)
                    .extracting(t -> t.state() + ":" + t.reason() + ":" + t.runId())
                    .containsExactly(
                            "CRASHED:ExitUnseen:a",
                            "CRASHED:ExitUnseen:null",
                            "CRASHED:Error:c",
                            "STARTING:RestartedAfterCrash:d",
                            "RUNNING:Started:d");
        }

        @Test
        void shouldNameRunWhoseEndWasMissedWhenItWasSeenRunning() {
            // given
            server.isUp();
            server.ends("a", 1, "Error").look();
            server.runsAgain("b").look();

            // when
            var transitions = server.hasPod(
                            "p1", 2, new ContainerNow.Waiting("CrashLoopBackOff", null), server.exit("c", 1, "Error"))
                    .transitions();

            // then
            assertThat(transitions)
                    .extracting(t -> t.state() + ":" + t.reason() + ":" + t.runId())
                    .containsExactly("CRASHED:ExitUnseen:b", "CRASHED:Error:c");
        }

        @ParameterizedTest
        @MethodSource("io.pteronimbus.controller.gameserver.StateMachineTest#ordersOfTraces")
        void shouldCountEndOnceWhateverOrderItsTracesComeIn(List<ObservedPod> traces) {
            // given
            server.isUp();

            // when
            var transitions = traces.stream()
                    .flatMap(trace -> server.shows(trace).look().stream())
                    .toList();

            // then
            assertThat(transitions).filteredOn(t -> t.startsWith("CRASHED")).hasSize(1);
            assertThat(server.status().crashes()).hasSize(1);
            assertThat(server.status().pod()).extracting("exits").isEqualTo(1);
        }

        @Test
        void shouldTellHowItEndedWhenItWaitsAsRestartedAlready() {
            // given
            server.isUp();

            // when
            var transitions = server.hasPod(
                            "p1", 1, new ContainerNow.Waiting("ContainerCreating", null), server.exit("a", 3, "Error"))
                    .look();
            var back = server.restarted(1, "b", server.exit("a", 3, "Error")).look();

            // then
            assertThat(transitions).containsExactly("CRASHED:Error");
            assertThat(back).containsExactly("STARTING:RestartedAfterCrash");
        }

        @Test
        void shouldReportCrashBeforeDoneWhenItHappensDuringStart() {
            // given
            server.look();
            server.hasPod("p1").runs("a").look();

            // when
            var transitions = server.runsAgain("b")
                    .restarted(1, "b", server.exit("a", 2, "Error"))
                    .look();

            // then
            assertThat(transitions).containsExactly("CRASHED:Error", "STARTING:RestartedAfterCrash");
        }

        @Test
        void shouldGiveUpWhenBudgetIsUsedUp() {
            // given
            server.isUp();
            for (var run : List.of("a", "b", "c")) {
                server.ends(run, 1, "Error").look();
                server.waits("CrashLoopBackOff", null).runsAgain(run + "+").look();
            }

            // when
            var transitions = server.ends("d", 1, "Error").look();
            var plan = server.plan();
            var afterwards = server.podIsDeleted(1).look();
            var gone = server.podIsGone().look();

            // then
            assertThat(transitions).containsExactly("CRASHED:Error", "FAILED:CrashBudgetExceeded");
            assertThat(plan.replicas()).isZero();
            assertThat(afterwards).isEmpty();
            assertThat(gone).isEmpty();
        }

        @Test
        void shouldStartAgainAndNotCallItCrashWhenRunningGameEndsByItself() {
            // given
            server.isUp();

            // when
            var ended = server.ends("a", 0, "Completed").transitions();
            var back = server.waits("CrashLoopBackOff", null)
                    .runsAgain("b")
                    .isDone("b")
                    .look();

            // then
            assertThat(ended)
                    .extracting(t -> t.state() + ":" + t.reason() + ":" + t.exitCode() + ":" + t.message())
                    .containsExactly(
                            "STOPPING:GameEnded:0:The game ended by itself.", "STARTING:RestartedAfterEnd:null:null");
            assertThat(back).containsExactly("RUNNING:Started");
            assertThat(server.status().lastExitCode()).isZero();
        }

        @Test
        void shouldNotGiveUpWhenGameEndsByItselfOften() {
            // given
            server.isUp();
            server.ends("a", 1, "Error").look();
            server.runsAgain("run0").isDone("run0").look();

            // when
            for (int i = 0; i < 10; i++) {
                server.ends("run" + i, 0, "Completed").look();
                server.runsAgain("run" + (i + 1)).isDone("run" + (i + 1)).look();
            }

            // then
            assertThat(server.status().state()).isEqualTo(GameServerState.RUNNING);
            assertThat(server.status().crashes()).hasSize(1);
        }

        @Test
        void shouldCallItCrashWhenGameEndsWithoutErrorBeforeItWasUp() {
            // given
            server.look();
            server.hasPod("p1").runs("a").look();

            // when
            var transitions = server.ends("a", 0, "Completed").look();

            // then
            assertThat(transitions).containsExactly("CRASHED:Completed");
            assertThat(server.status().crashes()).hasSize(1);
        }

        @Test
        void shouldStartAfreshWhenAskedAfterGivingUp() {
            // given
            server.isUp();
            server.restarted(4, "e", server.exit("d", 1, "Error")).look();
            server.podIsGone().look();

            // when
            var transitions = server.wantsTheSameAgain().look();

            // then
            assertThat(transitions).containsExactly("STARTING:StartRequested");
            assertThat(server.plan().replicas()).isEqualTo(1);
            assertThat(server.status().crashes()).isEmpty();
        }

        @Test
        void shouldNotGiveUpWhenCrashesLieFarApart() {
            // given
            server.isUp();

            // when
            for (int i = 0; i < 10; i++) {
                server.passes(Duration.ofMinutes(9)).ends("run" + i, 1, "Error").look();
                server.runsAgain("run" + (i + 1)).look();
            }

            // then
            assertThat(server.status().state()).isEqualTo(GameServerState.STARTING);
        }

        @Test
        void shouldReplacePodWhenAskedToStartDuringBackOff() {
            // given
            server.isUp();
            server.ends("a", 1, "Error").look();
            server.waits("CrashLoopBackOff", null);

            // when
            server.wantsTheSameAgain().look();
            var plan = server.plan();
            var going = server.podIsDeleted(40).look();
            var gone = server.podIsGone().look();

            // then
            assertThat(plan.deletion()).isEqualTo(PodPlan.Deletion.GRACEFUL);
            assertThat(going).isEmpty();
            assertThat(gone).containsExactly("STARTING:StartRequested");
        }
    }

    @Nested
    class Acknowledgement {
        @Test
        void shouldDecideNothingNewWhileNewestTransitionIsNotAcknowledged() {
            // given
            server.isUp();
            server.kafkaIsAway(true).ends("a", 1, "Error").look();

            // when
            var meanwhile = server.runsAgain("b").isDone("b").look();
            var plan = server.plan();
            var afterwards = server.kafkaIsAway(false).look();

            // then
            assertThat(meanwhile).isEmpty();
            assertThat(server.status().unacknowledged()).isEmpty();
            assertThat(plan.replicas()).isEqualTo(1);
            assertThat(afterwards).containsExactly("STARTING:RestartedAfterCrash", "RUNNING:Started");
        }

        @Test
        void shouldNumberWithoutHolesAndKeepSixteenWhenMuchHappens() {
            // given
            server.isUp();

            // when
            for (int i = 0; i < 20; i++) {
                server.passes(Duration.ofHours(1)).ends("run" + i, 1, "Error").look();
                server.runsAgain("run" + (i + 1)).look();
            }

            // then
            var seqs = server.status().transitions().stream()
                    .map(StateTransition::seq)
                    .toList();
            var newest = server.status().stateSeq();
            assertThat(seqs).hasSize(GameServerStatus.KEPT_TRANSITIONS);
            assertThat(seqs)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(newest - 15, newest).boxed().toList());
            assertThat(newest).isEqualTo(42);
        }
    }

    @Nested
    class Volume {
        @Test
        void shouldSayInConditionOnceWhenVolumeMayNotGrow() {
            // given
            server.isUp();

            // when
            var transitions =
                    server.volumeIsRefused("only dynamically provisioned").look();
            var status = server.status();
            server.passes(Duration.ofHours(1)).look();

            // then
            assertThat(transitions).isEmpty();
            assertThat(status.conditions()).hasSize(4).last().satisfies(condition -> {
                assertThat(condition.getType()).isEqualTo("VolumeAsWanted");
                assertThat(condition.getStatus()).isEqualTo("False");
                assertThat(condition.getMessage()).isEqualTo("only dynamically provisioned");
            });
            assertThat(server.status()).isSameAs(status);
        }

        @Test
        void shouldTakeConditionBackWhenVolumeGrewAfterAll() {
            // given
            server.isUp();
            server.volumeIsRefused("not bound").look();

            // when
            server.volumeIsRefused(null).look();

            // then
            assertThat(server.status().conditions())
                    .extracting(Condition::getType)
                    .containsExactly("Ready", "Progressing", "Degraded");
        }
    }

    @Nested
    class Loss {
        @Test
        void shouldBeUnknownAndRecoverWhenNodeIsLostForAWhile() {
            // given
            server.isUp();

            // when
            var lost = server.podIsLost(true).look();
            var back = server.podIsLost(false).look();

            // then
            assertThat(lost).containsExactly("UNKNOWN:NodeLost");
            assertThat(back).containsExactly("RUNNING:Recovered");
        }
    }

    @Nested
    class Delete {
        @Test
        void shouldSayLastWordOnceWhenNothingIsLeft() {
            // given
            server.isUp();

            // when
            var asked = server.wantsDeletion().look();
            var plan = server.plan();
            var gone = server.hasNothingLeft().transitions();
            var again = server.look();

            // then
            assertThat(asked).containsExactly("DELETING:DeleteRequested");
            assertThat(plan.replicas()).isZero();
            assertThat(gone)
                    .singleElement()
                    .satisfies(t -> assertThat(t.deleted()).isTrue());
            assertThat(again).isEmpty();
        }
    }

    /** All orders in which what shows the end of run {@code a}, and the start of {@code b} after it, can be seen. */
    static Stream<List<ObservedPod>> ordersOfTraces() {
        var exit = new Scenario().exit("a", 3, "Error");
        var again = new ContainerNow.Running("b");
        return permutations(List.of(
                trace(0, new ContainerNow.Ended(exit), null),
                trace(0, new ContainerNow.Waiting("CrashLoopBackOff", null), exit),
                trace(1, new ContainerNow.Waiting("ContainerCreating", null), exit),
                trace(1, again, null),
                trace(1, again, exit)));
    }

    private static ObservedPod trace(int restarts, ContainerNow container, @Nullable ContainerExit lastExit) {
        return new ObservedPod("p1", false, 30, false, 0, 0, restarts, container, lastExit, PodPlace.UNKNOWN);
    }

    private static Stream<List<ObservedPod>> permutations(List<ObservedPod> traces) {
        if (traces.isEmpty()) {
            return Stream.of(List.of());
        }
        return traces.stream().flatMap(first -> {
            var others = traces.stream().filter(other -> other != first).toList();
            return permutations(others)
                    .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList());
        });
    }
}
