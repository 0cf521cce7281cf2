package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.GameServerState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the state machine makes of installations. */
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
}
