package io.pteronimbus.gameserver.server;

import static io.pteronimbus.events.ServerState.CRASHED;
import static io.pteronimbus.events.ServerState.RUNNING;
import static io.pteronimbus.events.ServerState.STARTING;
import static io.pteronimbus.events.ServerState.STOPPED;
import static io.pteronimbus.events.ServerState.STOPPING;
import static io.pteronimbus.gameserver.server.Servers.named;
import static io.pteronimbus.gameserver.server.Servers.running;
import static io.pteronimbus.gameserver.server.Servers.see;
import static io.pteronimbus.gameserver.server.Servers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
    private static final Instant NOW = Servers.NOW;

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

    @Nested
    class Tags {
        @Test
        void shouldLeaveGenerationAndGameWhenTagsAloneChange() {
            // given
            var server = running();
            var present = ServerSettings.of(server);
            var tagged = new ServerSettings(
                    present.name(),
                    present.resources(),
                    null,
                    present.variables(),
                    0,
                    null,
                    null,
                    ServerTags.of("tags", java.util.List.of("EU")));

            // when
            var changed = server.edit(tagged);

            // then
            assertThat(changed).isTrue();
            assertThat(server.tags.names()).containsExactly("EU");
            assertThat(server.editVersion).isEqualTo(2);
            assertThat(server.generation).isEqualTo(1);
            assertThat(server.restartDue).isZero();
            assertThat(server.edit(tagged)).isFalse();
        }
    }

    @Nested
    class PendingRestart {
        private static ServerSettings bigger(Server server) {
            var present = ServerSettings.of(server);
            return new ServerSettings(
                    present.name(),
                    new Resources(2000, 512, 1024),
                    null,
                    present.variables(),
                    0,
                    null,
                    null,
                    ServerTags.NONE);
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
}
