package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.controller.gameserver.PodPlan.Deletion;
import io.pteronimbus.crd.GameServerSpec.DesiredState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The controller's clock is set forward or back by an hour. What is measured by it may be told wrongly for a while; no game ends for it. */
class ClockJumpTest {
    private final Scenario server = new Scenario();

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void shouldGoOnStartingAndLookAgainSoonWhenItJumpsDuringAStart(Duration jump) {
        // given
        server.look();
        server.isPlaced(new PodPlace(null, server.now(), null)).hasPod("p1").look();

        // when
        var told = server.passes(jump).look();
        var next = Trouble.nextLook(server.observation());
        var up = server.runs("a").isDone("a").look();

        // then
        assertThat(told).allMatch(step -> step.equals("STARTING:StartDelayed"));
        assertThat(next.orElse(Trouble.PATIENCE)).isPositive().isLessThanOrEqualTo(Trouble.PATIENCE);
        assertThat(up.getLast()).isEqualTo("RUNNING:Started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void shouldNotGiveUpForCrashesOfAnotherTimeWhenItJumpsDuringBackOff(Duration jump) {
        // given: as many crashes as are put up with
        server.isUp();
        var containers = new String[] {"a", "b", "c", "d", "e"};
        for (int i = 0; i < 3; i++) {
            server.ends(containers[i], 1, "Error").look();
            server.waits("CrashLoopBackOff", "back-off").look();
            if (i < 2) {
                server.runsAgain(containers[i + 1]).look();
            }
        }

        // when
        var jumped = server.passes(jump).look();
        var back = server.runsAgain("d").look();
        var crash = server.ends("d", 1, "Error").look();

        // then
        assertThat(jumped).isEmpty();
        assertThat(back).containsExactly("STARTING:RestartedAfterCrash");
        assertThat(crash).containsExactly("CRASHED:Error");
        assertThat(server.plan().replicas()).isOne();
    }

    @Test
    void shouldStillGiveUpWhenCrashesAreOfOneTime() {
        // given
        server.isUp();
        var now = server.now();
        var crashes = List.<String>of();

        // when
        for (int i = 0; i < 4; i++) {
            crashes = Scenario.BUDGET.with(crashes, now.minusSeconds(i));
        }

        // then
        assertThat(Scenario.BUDGET.isUsedUp(crashes))
                .as("nodes' clocks differ by seconds")
                .isTrue();
        assertThat(Scenario.BUDGET.with(crashes, now.minus(Duration.ofHours(1))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void shouldWaitForTheGameToStopWhenItJumpsMeanwhile(Duration jump) {
        // given
        server.isUp();
        server.wants(DesiredState.STOPPED).podIsDeleted(40).look();

        // when
        var told = server.passes(jump).look();

        // then
        assertThat(told).isEmpty();
        assertThat(server.plan().deletion()).isEqualTo(Deletion.NONE);
        assertThat(server.podIsGone().look()).containsExactly("STOPPED:Stopped");
    }

    @Test
    void shouldTellEventsAgainWhenItWasSetBack() {
        // given
        var rate = new EventRate();
        var start = Instant.parse("2026-03-01T10:00:00Z");
        for (int i = 0; i < EventRate.MOST; i++) {
            rate.allows("a", start);
        }

        // when // then
        assertThat(rate.allows("a", start)).isFalse();
        assertThat(rate.allows("a", start.minus(Duration.ofHours(1)))).isTrue();
    }
}
