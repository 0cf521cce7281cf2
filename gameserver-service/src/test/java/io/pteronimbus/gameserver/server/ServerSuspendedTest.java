package io.pteronimbus.gameserver.server;

import static io.pteronimbus.events.ServerState.RUNNING;
import static io.pteronimbus.events.ServerState.STOPPED;
import static io.pteronimbus.events.ServerState.STOPPING;
import static io.pteronimbus.events.ServerState.SUSPENDED;
import static io.pteronimbus.gameserver.server.Servers.running;
import static io.pteronimbus.gameserver.server.Servers.see;
import static io.pteronimbus.gameserver.server.Servers.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSuspendedTest {
    private static final Instant NOW = Servers.NOW;

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
            server.reinstall(false, NOW);

            // when
            see(server, ServerState.INSTALLING, 2);
            assertThat(server.pendingAction).isEqualTo(PendingAction.REINSTALL);
            see(server, outcome, 2);

            // then
            assertThat(server.pendingAction).isNull();
        }
    }
}
