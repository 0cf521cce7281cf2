package io.pteronimbus.gameserver.server;

import static io.pteronimbus.events.ServerState.CRASHED;
import static io.pteronimbus.events.ServerState.DELETING;
import static io.pteronimbus.events.ServerState.RUNNING;
import static io.pteronimbus.events.ServerState.STARTING;
import static io.pteronimbus.events.ServerState.STOPPED;
import static io.pteronimbus.events.ServerState.STOPPING;
import static io.pteronimbus.events.ServerState.UNKNOWN;
import static io.pteronimbus.gameserver.server.Servers.named;
import static io.pteronimbus.gameserver.server.Servers.running;
import static io.pteronimbus.gameserver.server.Servers.see;
import static io.pteronimbus.gameserver.server.Servers.seen;
import static io.pteronimbus.gameserver.server.Servers.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerObservedTest {
    private static final Instant NOW = Servers.NOW;

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
        assertThat(server.observe(seen(server, CRASHED, 1, "uid", 1, false))).isEqualTo(Observed.IGNORED);
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
        assertThat(server.observe(seen(server, DELETING, 1, "uid", 99, true))).isEqualTo(Observed.GONE);
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
