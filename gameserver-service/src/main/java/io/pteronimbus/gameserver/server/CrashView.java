package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a server's game last ended that nobody had asked to end.
 *
 * @param at when the controller saw it
 * @param state {@code CRASHED}; or {@code FAILED}, of an installation that ended with an error
 * @param reason a CamelCase word
 * @param message for people, at most 1,024 characters
 * @param exitCode null when it was over before anybody could look
 * @param lines what it said last, oldest first, at most 20 of 500 characters; empty when that could not be had
 */
record CrashView(
        Instant at,
        ServerState state,
        String reason,
        @Nullable String message,
        @Nullable Integer exitCode,
        List<String> lines) {

    static Optional<CrashView> of(Server server) {
        var crash = server.lastCrash;
        if (crash == null || crash.at == null || crash.state == null) {
            return Optional.empty();
        }
        return Optional.of(new CrashView(
                crash.at,
                crash.state,
                Objects.requireNonNullElse(crash.reason, ""),
                crash.message,
                crash.exitCode,
                crash.lines()));
    }
}
