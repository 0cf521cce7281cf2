package io.pteronimbus.controller.observe;

import io.pteronimbus.controller.event.StatsEvents;
import io.pteronimbus.controller.gameserver.GameServers;
import io.pteronimbus.controller.gameserver.PlayersSeen;
import io.pteronimbus.controller.gameserver.Readiness;
import io.pteronimbus.controller.gameserver.ServerPods;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.gameserver.ServerStates;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.query.Players;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The servers of the cluster, from the operator's caches. */
@Singleton
final class ClusterSurroundings implements Surroundings {
    private final GameServers servers;
    private final ServerPods pods;
    private final ServerStates states;
    private final GameAsking games;
    private final PodUsage usage;
    private final StatsEvents events;
    private final PlayersSeen players;
    private final Readiness readiness;

    ClusterSurroundings(
            GameServers servers,
            ServerPods pods,
            ServerStates states,
            GameAsking games,
            PodUsage usage,
            StatsEvents events,
            PlayersSeen players,
            Readiness readiness) {
        this.servers = servers;
        this.pods = pods;
        this.states = states;
        this.games = games;
        this.usage = usage;
        this.events = events;
        this.players = players;
        this.readiness = readiness;
    }

    @Override
    public Stream<ServerRef> up() {
        return states.up().filter(ref -> pods.of(ref).containerId() != null);
    }

    @Override
    public Optional<Running> running(ServerRef ref) {
        return servers.find(ref).flatMap(server -> running(ref, server));
    }

    private Optional<Running> running(ServerRef ref, GameServer server) {
        return Optional.ofNullable(pods.of(ref).containerId()).map(runId -> new Running(ref, server, runId));
    }

    @Override
    public CompletionStage<Optional<Players>> ask(Running running) {
        return games.ask(running.server(), running.ref());
    }

    @Override
    public Optional<ServerStats.Usage> usage(ServerRef ref, Instant now) {
        return usage.of(ref, now);
    }

    @Override
    public void answered(ServerRef ref, String runId) {
        readiness.answered(ref, runId);
    }

    @Override
    public void saw(ServerRef ref, GameServerStatus written, int online, int max, Instant at) {
        players.saw(ref, written, online, max, at);
    }

    @Override
    public void publish(ServerStats sample) {
        events.publish(sample);
    }

    @Override
    public void forget(ServerRef ref) {
        players.forget(ref);
    }
}
