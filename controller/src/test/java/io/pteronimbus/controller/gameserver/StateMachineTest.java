package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.StateTransition;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
    class OldCopies {
        @Test
        void shouldStayStoppedWhenThePodIsStillShownThatWasGoneBefore() {
            // given
            var server = new Scenario().isUp();
            server.wants(DesiredState.STOPPED).look();
            var old = server.observation().pod();
            assertThat(server.podIsGone().look()).containsExactly("STOPPED:Stopped");

            // when
            var told = server.shows(Objects.requireNonNull(old)).look();
            var another = server.hasPod("p2").look();

            // then
            assertThat(told).isEmpty();
            assertThat(another).containsExactly("STOPPING:StopRequested");
        }
    }

    @Nested
    class Loss {
        @Test
        void shouldAnswerWhatIsWantedMeanwhileWithNothingButThatNodeIsLost() {
            // given
            var server = new Scenario().isUp().podIsLost(true);
            server.look();

            // when
            var answer = server.wants(DesiredState.STOPPED).transitions();
            var again = server.look();
            var back = server.podIsLost(false).look();

            // then
            assertThat(answer).singleElement().satisfies(t -> {
                assertThat(t.state()).isEqualTo(GameServerState.UNKNOWN);
                assertThat(t.generation()).isEqualTo(2);
                assertThat(t.message()).contains("not started elsewhere");
            });
            assertThat(again).isEmpty();
            assertThat(back).containsExactly("STOPPING:StopRequested");
        }

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
}
