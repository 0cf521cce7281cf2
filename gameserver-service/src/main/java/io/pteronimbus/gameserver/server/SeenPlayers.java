package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStats;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who was seen to play on a server. */
@Embeddable
class SeenPlayers {
    @Column(insertable = false, updatable = false)
    @Nullable
    Integer playersOnline;

    @Column(insertable = false, updatable = false)
    @Nullable
    Integer playersMax;

    /** When the numbers were different the last time. */
    @Column(insertable = false, updatable = false)
    @Nullable
    Instant playersAt;

    protected SeenPlayers() {}

    /** Null while that is not known: what was seen of an earlier run says nothing. */
    static ServerView.@Nullable Players of(Server server) {
        var seen = server.seenPlayers;
        if (seen == null || server.state != ServerState.RUNNING) {
            return null;
        }
        var isOfThisRun = seen.playersAt != null && !seen.playersAt.isBefore(server.stateSince);
        return seen.playersOnline == null || seen.playersMax == null || !isOfThisRun
                ? null
                : new ServerView.Players(seen.playersOnline, seen.playersMax);
    }

    /** Whether the players that were seen are others than are known. */
    static boolean isNews(Server server, ServerStats.@Nullable Players seen) {
        var known = of(server);
        return seen == null
                ? known != null
                : known == null || known.online() != seen.online() || known.max() != seen.max();
    }
}
