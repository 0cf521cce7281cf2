package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.GameServerStatus.Players;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlayersSeenTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    private final PlayersSeen seen = new PlayersSeen(new Triggers(new GameServers(() -> "test")));
    private final ServerRef server = new ServerRef(UUID.randomUUID(), UUID.randomUUID());

    private static GameServerStatus status(GameServerState state, @Nullable Players players) {
        return new GameServerStatus(
                1, 1, state, null, null, START, 1, 1, List.of(), null, null, null, null, 0, List.of(), 0, null,
                List.of(), null, players, List.of());
    }

    private @Nullable Players written(GameServerState state, @Nullable Players before) {
        return seen.into(new StateDecision(status(state, before)), server)
                .status()
                .players();
    }

    @Test
    void shouldWriteTheFirstAndThenAChangeAtMostOnceAMinute() {
        // given
        var running = status(GameServerState.RUNNING, null);
        seen.saw(server, running, 3, 20, START);
        var first = written(GameServerState.RUNNING, null);

        // when
        seen.saw(server, running, 4, 20, START.plusSeconds(20));
        var early = written(GameServerState.RUNNING, first);
        seen.saw(server, running, 4, 20, START.plusSeconds(60));
        var later = written(GameServerState.RUNNING, first);
        seen.saw(server, running, 4, 20, START.plusSeconds(300));
        var unchanged = written(GameServerState.RUNNING, later);

        // then
        assertThat(first).isEqualTo(new Players(3, 20, START));
        assertThat(early).isEqualTo(first);
        assertThat(later).isEqualTo(new Players(4, 20, START.plusSeconds(60)));
        assertThat(unchanged).isEqualTo(later);
    }

    @Test
    void shouldWriteAChangeWhenClockWasSetBackMeanwhile() {
        // given
        var running = status(GameServerState.RUNNING, null);
        seen.saw(server, running, 3, 20, START);

        // when
        seen.saw(server, running, 4, 20, START.minusSeconds(3_600));

        // then
        assertThat(written(GameServerState.RUNNING, null)).isEqualTo(new Players(4, 20, START.minusSeconds(3_600)));
    }

    @Test
    void shouldKeepWhatIsWrittenWhenControllerIsNew() {
        // given
        var before = new Players(3, 20, START);

        // when
        seen.saw(server, status(GameServerState.RUNNING, before), 3, 20, START.plusSeconds(600));

        // then
        assertThat(written(GameServerState.RUNNING, before)).isEqualTo(before);
    }

    @Test
    void shouldWriteNoPlayersOfAServerThatDoesNotRun() {
        // given
        seen.saw(server, status(GameServerState.RUNNING, null), 3, 20, START);

        // then
        for (var state : GameServerState.values()) {
            assertThat(written(state, new Players(1, 1, START)) != null)
                    .as(state.name())
                    .isEqualTo(state == GameServerState.RUNNING);
        }
    }
}
