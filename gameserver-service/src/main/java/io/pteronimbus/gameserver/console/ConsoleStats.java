package io.pteronimbus.gameserver.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.gameserver.json.ForeignJson;
import io.pteronimbus.gameserver.metrics.SampleTaken;
import io.pteronimbus.gameserver.replica.Replicas;
import io.quarkus.runtime.Startup;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Shows viewers how the server fares as soon as that is known, whichever replica was told. */
@Startup
@ApplicationScoped
class ConsoleStats {
    private static final String STATS = "server-stats";

    private final Consoles consoles;
    private final ConsoleFrames frames;
    private final ConsoleAccess access;
    private final Replicas replicas;
    private final ObjectMapper json;
    private final ExecutorService threads;

    ConsoleStats(
            Consoles consoles,
            ConsoleFrames frames,
            ConsoleAccess access,
            Replicas replicas,
            ObjectMapper json,
            ForeignJson foreign,
            @VirtualThreads ExecutorService threads) {
        this.consoles = consoles;
        this.frames = frames;
        this.access = access;
        this.replicas = replicas;
        this.json = json;
        this.threads = threads;
        replicas.on(STATS, text -> show(foreign.read(text.getBytes(StandardCharsets.UTF_8), ServerStats.class)));
    }

    void onSample(@Observes SampleTaken taken) {
        var sample = withoutNames(taken.sample());
        threads.execute(() -> show(sample));
        try {
            replicas.tell(STATS, json.writeValueAsString(sample));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always JSON", e);
        }
    }

    private void show(ServerStats sample) {
        for (var viewer : consoles.viewersOf(sample.serverId())) {
            viewer.tell(frames.stats(sample, access.mayMeasure(viewer)));
        }
    }

    /** Nobody here shows them. */
    private static ServerStats withoutNames(ServerStats sample) {
        var players = sample.players();
        return new ServerStats(
                sample.serverId(),
                sample.tenantId(),
                sample.cluster(),
                sample.generation(),
                sample.runId(),
                sample.at(),
                players == null ? null : new ServerStats.Players(players.online(), players.max(), List.of()),
                sample.usage(),
                sample.emptySince(),
                sample.stopDue());
    }
}
