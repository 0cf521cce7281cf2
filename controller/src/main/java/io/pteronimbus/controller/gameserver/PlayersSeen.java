package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.GameServerStatus.Players;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The players that are to be seen in a server's status: written down when their number has changed, at most once a minute, and taken
 * away when the server no longer runs.
 */
@Singleton
public class PlayersSeen {
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    private final Map<ServerRef, Players> seen = new ConcurrentHashMap<>();
    private final Triggers triggers;

    PlayersSeen(Triggers triggers) {
        this.triggers = triggers;
    }

    /** Tells what was seen of a server that runs; has it looked at if that is worth writing down. */
    public void saw(ServerRef server, @Nullable GameServerStatus written, int online, int max, Instant at) {
        var before = seen.get(server);
        if (before == null && written != null) {
            before = written.players();
        }
        if (before != null && (isSame(before, online, max) || isSoonAfter(at, before.at()))) {
            return;
        }
        seen.put(server, new Players(online, max, at));
        triggers.lookAt(server);
    }

    public void forget(ServerRef server) {
        seen.remove(server);
    }

    /** The decision with the players it is to be written with. */
    StateDecision into(StateDecision decision, ServerRef server) {
        var status = decision.status();
        var players = status.state() == GameServerState.RUNNING ? seen.getOrDefault(server, status.players()) : null;
        return new StateDecision(status.withPlayers(players));
    }

    /** Not when it is before: the clock was set back meanwhile. */
    private static boolean isSoonAfter(Instant at, Instant before) {
        return !at.isBefore(before) && at.isBefore(before.plus(AT_MOST_EVERY));
    }

    private static boolean isSame(Players before, int online, int max) {
        return before.online() == online && before.max() == max;
    }
}
