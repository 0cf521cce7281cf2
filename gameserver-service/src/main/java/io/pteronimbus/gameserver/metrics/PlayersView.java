package io.pteronimbus.gameserver.metrics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who plays on a server.
 *
 * @param online null while that is not known: the server does not run, cannot be asked, or does not answer
 * @param names of some of those who play; a game need not name anybody
 * @param at when the game said so
 */
@RegisterForReflection
public record PlayersView(
        @Nullable Integer online,
        @Nullable Integer max,
        List<String> names,
        @Nullable Instant at) {

    static PlayersView unknown() {
        return new PlayersView(null, null, List.of(), null);
    }
}
