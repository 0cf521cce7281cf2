package io.pteronimbus.gameserver.server;

import static io.pteronimbus.events.ServerState.CRASHED;
import static io.pteronimbus.events.ServerState.DELETING;
import static io.pteronimbus.events.ServerState.RUNNING;
import static io.pteronimbus.events.ServerState.STARTING;
import static io.pteronimbus.events.ServerState.STOPPED;
import static io.pteronimbus.events.ServerState.STOPPING;
import static io.pteronimbus.events.ServerState.SUSPENDED;
import static io.pteronimbus.events.ServerState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.gameserver.template.PinnedTemplate;
import io.pteronimbus.gameserver.template.TemplateSpec;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private long stateSeq;

    private static Server server(boolean start) {
        var spec = new TemplateSpec(
                List.of(new TemplateSpec.Image("Demo", "demo:1")),
                new TemplateSpec.Startup(List.of(), List.of()),
                List.of(),
                new GameServerSpec.Done("Done", false),
                new GameServerSpec.Stop("stop", null, 30),
                List.of(),
                "/data",
                new GameServerSpec.Resources(1000, 512, 1024),
                null,
                null,
                null,
                null,
                null);
        return Server.create(
                UUID.randomUUID(),
                new PinnedTemplate(UUID.randomUUID(), "demo", 1, spec),
                "local",
                ServerSettings.byDefault(ServerName.of("Lobby"), spec),
                start,
                NOW);
    }

    private Observed see(Server server, ServerState state, long generation) {
        return server.observe(seen(server, state, generation, "uid", ++stateSeq, false));
    }

    private static ServerStateChanged seen(
            Server server, ServerState state, long generation, String uid, long seq, boolean deleted) {
        return new ServerStateChanged(
                server.id,
                server.tenantId,
                "local",
                uid,
                seq,
                generation,
                state,
                null,
                "Reason",
                null,
                NOW,
                null,
                null,
                null,
                deleted);
    }

    private static ServerSettings named(Server server, String name) {
        return ServerSettings.of(server).named(ServerName.of(name));
    }

    private Server running() {
        var server = server(true);
        see(server, RUNNING, 1);
        return server;
    }

    @Nested
    class Power {
        @Test
        void shouldStartAtOnceWhenCreated() {
            assertThat(server(true).state).isEqualTo(STARTING);
            assertThat(server(true).desiredState).isEqualTo(RUNNING);
            assertThat(server(false).state).isEqualTo(STOPPED);
        }

        @ParameterizedTest
        @EnumSource(value = PowerAction.class, names = "KILL", mode = EnumSource.Mode.EXCLUDE)
        void shouldRefuseWhenAnotherActionIsUnderWay(PowerAction action) {
            // given
            var server = server(true);

            // then
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> server.power(action, NOW))
                    .matches(e -> e.problemType() == ProblemType.POWER_IN_PROGRESS);
            assertThat(server.generation).isEqualTo(1);
        }

        @Test
        void shouldKillWhenAnotherActionIsUnderWay() {
            // given
            var server = server(true);

            // when
            var accepted = server.power(PowerAction.KILL, NOW);

            // then
            assertThat(accepted).isTrue();
            assertThat(server.state).isEqualTo(STOPPING);
            assertThat(server.killNonce).isEqualTo(2);
            assertThat(server.desiredState).isEqualTo(STOPPED);
        }

        @Test
        void shouldStopFirstWhenRunningServerIsRestarted() {
            // given
            var server = running();

            // when
            server.power(PowerAction.RESTART, NOW);

            // then
            assertThat(server.state).isEqualTo(STOPPING);
            assertThat(server.desiredState).isEqualTo(RUNNING);
            assertThat(server.restartNonce).isEqualTo(server.generation).isEqualTo(2);
        }

        @Test
        void shouldStartWhenStoppedServerIsRestarted() {
            // given
            var server = server(false);

            // when
            server.power(PowerAction.RESTART, NOW);

            // then
            assertThat(server.state).isEqualTo(STARTING);
        }

        @Test
        void shouldChangeNothingWhenServerIsThereAlready() {
            assertThat(running().power(PowerAction.START, NOW)).isFalse();
            assertThat(server(false).power(PowerAction.STOP, NOW)).isFalse();
            assertThat(server(false).power(PowerAction.KILL, NOW)).isFalse();
        }

        @Test
        void shouldTakeNextActionWhenOutcomeIsSeen() {
            // given
            var server = running();
            server.power(PowerAction.STOP, NOW);
            see(server, STOPPING, 2);
            see(server, CRASHED, 2);
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> server.power(PowerAction.START, NOW));

            // when
            see(server, STOPPED, 2);

            // then
            assertThat(server.power(PowerAction.START, NOW)).isTrue();
            assertThat(server.state).isEqualTo(STARTING);
        }

        @Test
        void shouldTakeStopWhenServerRestartsAfterCrashByItself() {
            // given
            var server = running();
            see(server, CRASHED, 1);
            see(server, STARTING, 1);

            // then
            assertThat(server.power(PowerAction.STOP, NOW)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"crashed", "", "START"})
        void shouldNotReadWordWhenItIsNoAction(String word) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> PowerAction.of(word));
        }
    }

    @Nested
    class Observe {
        @Test
        void shouldKeepStateWhenObservationIsOfOlderIntent() {
            // given
            var server = running();
            server.power(PowerAction.STOP, NOW);

            // when
            var observed = see(server, CRASHED, 1);

            // then
            assertThat(observed).isEqualTo(Observed.NOTED);
            assertThat(server.state).isEqualTo(STOPPING);
        }

        @Test
        void shouldShowStateWhenJustNameHasChangedSince() {
            // given
            var server = server(true);
            server.edit(named(server, "Arena"));

            // when
            see(server, RUNNING, 1);

            // then
            assertThat(server.generation).isEqualTo(2);
            assertThat(server.state).isEqualTo(RUNNING);
        }

        @Test
        void shouldIgnoreWhenSeenBeforeOrOfOtherCluster() {
            // given
            var server = running();

            // then
            assertThat(server.observe(seen(server, CRASHED, 1, "uid", 1, false)))
                    .isEqualTo(Observed.IGNORED);
            var elsewhere = new ServerStateChanged(
                    server.id,
                    server.tenantId,
                    "other",
                    "uid",
                    9,
                    1,
                    CRASHED,
                    null,
                    "R",
                    null,
                    NOW,
                    null,
                    null,
                    null,
                    false);
            assertThat(server.observe(elsewhere)).isEqualTo(Observed.IGNORED);
            assertThat(server.state).isEqualTo(RUNNING);
        }

        @Test
        void shouldCountAnewWhenResourceIsAnother() {
            // given
            var server = running();
            see(server, CRASHED, 1);

            // when
            var observed = server.observe(seen(server, STARTING, 1, "uid-2", 1, false));

            // then
            assertThat(observed).isEqualTo(Observed.APPLIED);
            assertThat(server.state).isEqualTo(STARTING);
        }

        @Test
        void shouldStandByIntentWhenResourceWasDeletedUnasked() {
            // given
            var server = running();

            // when
            var observed = server.observe(seen(server, DELETING, 1, "uid", 9, true));

            // then
            assertThat(observed).isEqualTo(Observed.APPLIED);
            assertThat(server.state).isEqualTo(UNKNOWN);
            assertThat(server.desiredState).isEqualTo(RUNNING);
        }

        @Test
        void shouldBeGoneOnlyWhenDeletionWasAskedFor() {
            // given
            var server = running();
            server.delete(NOW);

            // then
            assertThat(see(server, STOPPED, 2)).isEqualTo(Observed.NOTED);
            assertThat(server.state).isEqualTo(DELETING);
            assertThat(server.observe(seen(server, DELETING, 1, "uid", 99, true)))
                    .isEqualTo(Observed.GONE);
        }

        /** Whatever comes in whatever order: what is shown is never older than the newest action, and never goes back. */
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void shouldNeverShowThePastWhenEventsComeInAnyOrder(long seed) {
            // given
            var random = new Random(seed);
            var server = server(true);
            var states = ServerState.values();
            for (var step = 0; step < 2_000; step++) {
                var before = server.generation;
                var stateBefore = server.state;
                var versionBefore = server.stateVersion;
                // when
                if (random.nextInt(4) == 0) {
                    act(server, PowerAction.values()[random.nextInt(4)]);
                    // then
                    assertThat(server.generation).isBetween(before, before + 1);
                    if (server.generation == before) {
                        assertThat(server.state).isEqualTo(stateBefore);
                    } else {
                        assertThat(server.state).isIn(STARTING, STOPPING);
                        assertThat(server.powerGeneration).isEqualTo(server.generation);
                    }
                } else {
                    var generation = 1 + random.nextLong(server.generation);
                    var seq = 1 + random.nextLong(step + 1L);
                    var known = server.stateSeq;
                    server.observe(seen(server, states[random.nextInt(states.length)], generation, "uid", seq, false));
                    // then
                    if (generation < server.powerGeneration || seq <= known) {
                        assertThat(server.state).isEqualTo(stateBefore);
                    }
                    assertThat(server.stateSeq).isEqualTo(Math.max(known, seq));
                }
                assertThat(server.stateVersion).isGreaterThanOrEqualTo(versionBefore);
            }
        }

        private void act(Server server, PowerAction action) {
            try {
                server.power(action, NOW);
            } catch (ProblemException e) {
                assertThat(e.problemType()).isEqualTo(ProblemType.POWER_IN_PROGRESS);
                assertThat(action).isNotEqualTo(PowerAction.KILL);
            }
        }
    }

    @Nested
    class Suspend {
        @Test
        void shouldStopAndWaitForSuspensionWhenServerRuns() {
            // given
            var server = running();

            // when
            assertThat(server.suspend("Loud", NOW)).isTrue();
            see(server, STOPPED, 2);

            // then
            assertThat(server.pendingAction).isEqualTo(PendingAction.SUSPEND);
            see(server, SUSPENDED, 2);
            assertThat(server.pendingAction).isNull();
            assertThat(server.desiredState).isEqualTo(RUNNING);
        }

        @Test
        void shouldNotShowPastWhenObservationIsOlderThanSuspension() {
            // given
            var server = running();
            server.suspend(null, NOW);

            // then
            assertThat(see(server, RUNNING, 1)).isEqualTo(Observed.NOTED);
            assertThat(server.state).isEqualTo(STOPPING);
        }

        @Test
        void shouldStillBeSuspendedWhenItsStopIsKilled() {
            // given
            var server = running();
            server.suspend(null, NOW);

            // when
            server.power(PowerAction.KILL, NOW);
            see(server, SUSPENDED, 3);

            // then
            assertThat(server.pendingAction).isNull();
            assertThat(server.suspended).isTrue();
            assertThat(server.desiredState).isEqualTo(RUNNING);
        }

        @Test
        void shouldStopFirstWhenResumedBeforeItIsDown() {
            // given
            var server = running();
            server.suspend(null, NOW);

            // when
            server.resume(NOW);

            // then
            assertThat(server.state).isEqualTo(STOPPING);
            see(server, SUSPENDED, 3);
            assertThat(server.pendingAction).isEqualTo(PendingAction.RESUME);
            see(server, RUNNING, 3);
            assertThat(server.pendingAction).isNull();
        }

        @Test
        void shouldSettleReinstallationWhenStoppedOrFailed() {
            for (var outcome : List.of(STOPPED, ServerState.FAILED)) {
                // given
                var server = server(false);
                server.reinstall(NOW);

                // when
                see(server, ServerState.INSTALLING, 2);
                assertThat(server.pendingAction).isEqualTo(PendingAction.REINSTALL);
                see(server, outcome, 2);

                // then
                assertThat(server.pendingAction).isNull();
            }
        }
    }

    @Nested
    class PendingRestart {
        private static ServerSettings bigger(Server server) {
            var present = ServerSettings.of(server);
            return new ServerSettings(present.name(), new Resources(2000, 512, 1024), null, present.variables(), 0);
        }

        @Test
        void shouldWaitForStartWhenGameRuns() {
            // given
            var server = running();

            // when
            server.edit(bigger(server));
            see(server, CRASHED, 2);
            see(server, STARTING, 2);

            // then
            assertThat(server.restartDue).isEqualTo(2);
            see(server, STOPPED, 2);
            assertThat(server.restartDue).isZero();
        }

        @Test
        void shouldNotWaitWhenNothingRunsOrOnlyNameIsDifferent() {
            // given
            var stopped = server(false);
            var running = running();

            // when
            stopped.edit(bigger(stopped));
            running.edit(named(running, "Arena"));

            // then
            assertThat(stopped.restartDue).isZero();
            assertThat(running.restartDue).isZero();
        }

        @Test
        void shouldBeOverWhenNewPodIsStartedWithIt() {
            // given
            var server = running();
            server.edit(bigger(server));
            var moved = new ServerStateChanged(
                    server.id,
                    server.tenantId,
                    "local",
                    "uid",
                    7,
                    2,
                    STARTING,
                    null,
                    "StartRequested",
                    null,
                    NOW,
                    null,
                    null,
                    null,
                    false);

            // when
            server.observe(moved);

            // then
            assertThat(server.restartDue).isZero();
        }
    }

    @Nested
    class Edit {
        @Test
        void shouldRaiseGenerationAndTagWhenSomethingIsDifferent() {
            // given
            var server = running();

            // when
            var same = server.edit(named(server, "Lobby"));
            var different = server.edit(named(server, "lobby"));

            // then
            assertThat(same).isFalse();
            assertThat(different).isTrue();
            assertThat(server.generation).isEqualTo(2);
            assertThat(server.editVersion).isEqualTo(2);
            assertThat(server.powerGeneration).isEqualTo(1);
        }

        @Test
        void shouldRefuseEverythingWhenDeletionWasAccepted() {
            // given
            var server = running();
            assertThat(server.delete(NOW)).isTrue();
            assertThat(server.delete(NOW)).isFalse();

            // then
            for (Runnable attempt : List.<Runnable>of(
                    () -> server.edit(named(server, "x")), () -> server.power(PowerAction.KILL, NOW))) {
                assertThatExceptionOfType(ProblemException.class)
                        .isThrownBy(attempt::run)
                        .matches(e -> e.problemType() == ProblemType.CONFLICT);
            }
            assertThat(server.desiredState).isEqualTo(STOPPED);
        }
    }
}
