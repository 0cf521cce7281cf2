package io.pteronimbus.gameserver.server;

import static io.pteronimbus.events.ServerState.RUNNING;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.gameserver.fixture.Specs;
import io.pteronimbus.gameserver.template.PinnedTemplate;
import java.time.Instant;
import java.util.UUID;

/** Servers that tests begin with, and what controllers see of them. */
final class Servers {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static Server server(boolean start) {
        var spec = Specs.plain(
                "\"images\": [{\"name\": \"Demo\", \"image\": \"demo:1\"}]",
                "\"resources\": {\"cpuMillis\": 1000, \"memoryMiB\": 512, \"diskMiB\": 1024}");
        return Server.create(
                UUID.randomUUID(),
                new PinnedTemplate(UUID.randomUUID(), "demo", 1, spec),
                "local",
                ServerSettings.byDefault(ServerName.of("Lobby"), spec),
                start,
                NOW);
    }

    /** What becomes of the next transition of its resource. */
    static Observed see(Server server, ServerState state, long generation) {
        return server.observe(seen(server, state, generation, "uid", server.stateSeq + 1, false));
    }

    static ServerStateChanged seen(
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

    static ServerSettings named(Server server, String name) {
        return ServerSettings.of(server).named(ServerName.of(name));
    }

    static Server running() {
        var server = server(true);
        see(server, RUNNING, 1);
        return server;
    }

    private Servers() {}
}
