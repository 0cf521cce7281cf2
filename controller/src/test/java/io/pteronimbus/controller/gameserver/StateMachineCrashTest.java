package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.StateTransition;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the state machine makes of games that end by themselves. */
class StateMachineCrashTest {
    private final Scenario server = new Scenario();

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
        @MethodSource("io.pteronimbus.controller.gameserver.StateMachineCrashTest#ordersOfTraces")
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
