package io.pteronimbus.controller.observe;

import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.observe.Surroundings.Running;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.query.Players;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a sample of each server that runs, again and again: asks the game for its players, adds what the pod uses, and tells what came
 * of it. Of servers that do not run it knows nothing.
 */
final class ServerSampler {
    private static final Logger LOG = Logger.getLogger(ServerSampler.class);
    private static final double MOST_JITTER = 0.25;

    private final Surroundings world;
    private final ObserveConfig config;
    private final Clock clock;
    private final String cluster;
    private final RandomGenerator random;
    private final Semaphore free;
    private final Map<ServerRef, Watched> watched = new ConcurrentHashMap<>();

    ServerSampler(Surroundings world, ObserveConfig config, String cluster, Clock clock, RandomGenerator random) {
        this.world = world;
        this.config = config;
        this.clock = clock;
        this.cluster = cluster;
        this.random = random;
        free = new Semaphore(config.atOnce());
    }

    /** A server whose turn it is. */
    private record Turn(Running running, Watched watched) {}

    /** Begins with those whose turn it is, as many as may be asked at once; the others are first next time. Makes no request itself. */
    void tick() {
        var now = clock.instant();
        var present = new HashSet<ServerRef>();
        var turns = new ArrayList<Turn>();
        world.up().forEach(ref -> {
            if (isToWait(watched.get(ref), now)) {
                present.add(ref);
                return;
            }
            world.running(ref).filter(running -> isToBeAsked(running.server())).ifPresent(running -> {
                present.add(ref);
                var known = watched.computeIfAbsent(
                        ref, any -> new Watched(firstTurn(running.server(), now), longestGap()));
                if (known.isDue(now)) {
                    turns.add(new Turn(running, known));
                }
            });
        });
        watched.keySet().stream().filter(ref -> !present.contains(ref)).toList().forEach(this::forget);
        turns.sort(Comparator.comparing(turn -> turn.watched().due()));
        for (var turn : turns) {
            if (!free.tryAcquire()) {
                return;
            }
            begin(turn, now);
        }
    }

    private boolean isToWait(@Nullable Watched known, Instant now) {
        if (known == null) {
            return false;
        }
        known.notLaterThan(now.plus(config.interval().multipliedBy(2)));
        return !known.isDue(now);
    }

    /** Whether there is anybody whose use is worth knowing. */
    boolean isIdle() {
        return watched.isEmpty();
    }

    private static boolean isToBeAsked(GameServer server) {
        var status = server.getStatus();
        var state = status == null ? null : status.state();
        return state == GameServerState.RUNNING
                || (state == GameServerState.STARTING && server.getSpec().done().byQuery());
    }

    /** Those that were there before this process was are spread over time, so that they are not all asked at once. */
    private Instant firstTurn(GameServer server, Instant now) {
        var status = server.getStatus();
        var since = status == null ? null : status.since();
        var isNew = since == null || since.isAfter(now.minus(config.interval()));
        return isNew
                ? now
                : now.plusMillis(random.nextLong(Math.max(1, config.interval().toMillis())));
    }

    private Duration longestGap() {
        return config.interval().multipliedBy(2).plus(config.timeout());
    }

    private void begin(Turn turn, Instant now) {
        var pause = config.interval().toMillis();
        turn.watched().begin(now.plusMillis(pause + (long) (pause * MOST_JITTER * random.nextDouble())));
        asked(turn).whenComplete((players, failure) -> {
            try {
                take(turn, failure == null ? players.orElse(null) : null);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Sample lost: server=%s", turn.running().ref().serverId());
            } finally {
                turn.watched().end();
                free.release();
            }
        });
    }

    private CompletionStage<Optional<Players>> asked(Turn turn) {
        try {
            return world.ask(turn.running());
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private void take(Turn turn, @Nullable Players players) {
        var ref = turn.running().ref();
        var runId = turn.running().runId();
        var running = world.running(ref).orElse(null);
        if (running == null || !running.runId().equals(runId)) {
            // another run by now: what was said is not about it
            return;
        }
        var server = running.server();
        if (players != null && server.getSpec().done().byQuery()) {
            world.answered(ref, runId);
        }
        var status = server.getStatus();
        if (status == null || status.state() != GameServerState.RUNNING) {
            return;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var empty = turn.watched().empty;
        empty.take(runId, players == null ? OptionalInt.empty() : OptionalInt.of(players.online()), at);
        if (players != null) {
            world.saw(ref, status, players.online(), players.max(), at);
        }
        var used = world.usage(ref, at);
        if (players == null && used.isEmpty()) {
            return;
        }
        world.publish(new ServerStats(
                ref.serverId(),
                ref.tenantId(),
                cluster,
                server.getSpec().generation(),
                runId,
                at,
                Optional.ofNullable(players)
                        .map(p -> new ServerStats.Players(p.online(), p.max(), p.names()))
                        .orElse(null),
                used.orElse(null),
                empty.since().orElse(null),
                empty.reaches(Duration.ofMinutes(server.getSpec().stopWhenEmptyMinutes()))));
    }

    private void forget(ServerRef ref) {
        watched.remove(ref);
        world.forget(ref);
    }
}
