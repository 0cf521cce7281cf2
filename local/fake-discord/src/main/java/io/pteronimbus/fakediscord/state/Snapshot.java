package io.pteronimbus.fakediscord.state;

import java.util.List;

/** All that is kept over a restart. */
record Snapshot(
        long clockOffsetMillis,
        List<Person> people,
        List<Guild> guilds,
        List<Application> applications,
        List<AuthorizationCode> codes,
        List<TokenPair> tokens) {

    static Snapshot empty() {
        return new Snapshot(0, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
