package io.pteronimbus.gameserver.metrics;

import io.pteronimbus.events.ServerStats;
import io.pteronimbus.gameserver.server.ServerFare;
import io.pteronimbus.gameserver.server.ServerService;
import io.pteronimbus.platform.security.ServerReach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes samples in, and tells of them. */
@ApplicationScoped
class StatsService {
    private static final Logger LOG = Logger.getLogger(StatsService.class);

    /** A sample that is older says nothing about now. */
    private static final Duration TOO_OLD = Duration.ofMinutes(2);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final ServerFare servers;
    private final ServerService service;
    private final StatsStore store;
    private final Event<SampleTaken> taken;
    private final Clock clock;

    StatsService(ServerFare servers, ServerService service, StatsStore store, Event<SampleTaken> taken, Clock clock) {
        this.servers = servers;
        this.service = service;
        this.store = store;
        this.taken = taken;
        this.clock = clock;
    }

    /**
     * Takes a sample. What comes again, or late, is not counted twice, and what is of a server that is not there, or not on that
     * cluster, or of a time that has not come, is left out.
     */
    void take(ServerStats sample) {
        var now = clock.instant();
        if (sample.at().isAfter(now.plus(CLOCKS_DIFFER)) || sample.at().isBefore(now.minus(StatsStore.KEPT))) {
            LOG.debugf("Sample of another time: server=%s at=%s", sample.serverId(), sample.at());
            return;
        }
        var isNow = sample.at().isAfter(now.minus(TOO_OLD));
        if (!servers.take(sample, isNow)) {
            return;
        }
        if (store.add(sample) && isNow) {
            taken.fire(new SampleTaken(sample));
        }
    }

    /** Throws 404 for a server that is not the tenant's. */
    MetricsView metrics(UUID tenantId, UUID serverId, MetricsRange range) {
        var server = service.brief(tenantId, serverId);
        var from = clock.instant().minus(range.length());
        return new MetricsView(range.word(), store.since(server.tenantId(), server.id(), from));
    }

    /** @param reach the servers that may be told of; of others, and of what is not the tenant's, nothing is said */
    ServerUsageView usage(UUID tenantId, ServerReach reach, NamedServers named) {
        var seen = named.ids().stream().filter(reach::covers).toList();
        var there = service.existing(tenantId, seen);
        var ids = seen.stream().filter(there::contains).toList();
        var hour = HourInSteps.until(clock.instant());
        var samples = store.since(tenantId, ids, hour.from());
        return new ServerUsageView(ids.stream()
                .map(id -> hour.of(id, samples.getOrDefault(id, List.of())))
                .toList());
    }

    /** Throws 404 for a server that is not the tenant's. */
    PlayersView players(UUID tenantId, UUID serverId) {
        var server = service.brief(tenantId, serverId);
        if (!servers.isRunning(server)) {
            return PlayersView.unknown();
        }
        return store.newest(tenantId, serverId)
                .filter(newest -> isFresh(newest.at()))
                .orElseGet(PlayersView::unknown);
    }

    private boolean isFresh(@Nullable Instant at) {
        return at != null && at.isAfter(clock.instant().minus(TOO_OLD));
    }
}
