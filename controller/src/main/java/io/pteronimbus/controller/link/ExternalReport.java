package io.pteronimbus.controller.link;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.controller.gameserver.ExternalSeen;
import io.pteronimbus.controller.gameserver.GameServers;
import io.pteronimbus.controller.gameserver.ServerGone;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.events.ExternalServerIds;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells the panel of servers that somebody made with kubectl or from Git: all of them with each full list of the panel, and in between
 * each time what is told of one would be different. Of a tenant at most {@value #MOST}, the oldest; of others nothing is said.
 */
@Singleton
class ExternalReport {
    static final int MOST = 100;
    /** So that a part stays well under what a frame may have. */
    private static final int PART = 50;

    private static final Logger LOG = Logger.getLogger(ExternalReport.class);
    private static final Comparator<ExternalServer> OLDEST_FIRST =
            Comparator.comparing(ExternalServer::createdAt).thenComparing(ExternalServer::resourceUid);

    private final GameServers servers;
    private final String cluster;
    /** As it was looked at, which the cache may not show yet. */
    private final Map<ServerRef, GameServer> looked = new HashMap<>();
    /** Those a cache may still show. */
    private final Set<ServerRef> gone = new HashSet<>();
    /** On this connection, by tenant and uid; empty before the first full list. */
    private final Map<UUID, Map<String, ExternalServer>> told = new HashMap<>();

    private volatile int known;
    private boolean isComplete;
    private Consumer<ControllerFrame> answers = frame -> {};

    ExternalReport(GameServers servers, ClusterConfig cluster, MeterRegistry metrics) {
        this.servers = servers;
        this.cluster = cluster.name();
        metrics.gauge("pteronimbus.external.servers", this, report -> report.known);
    }

    /** Another connection, on which nothing was told yet. */
    synchronized void answerTo(Consumer<ControllerFrame> connection) {
        answers = connection;
        isComplete = false;
        told.clear();
    }

    /** Tells of all. */
    synchronized void tellAll() {
        told.clear();
        var tenants = new HashSet<UUID>();
        servers.refs()
                .filter(ref -> ExternalServerIds.isOne(ref.serverId()))
                .forEach(ref -> tenants.add(ref.tenantId()));
        looked.keySet().forEach(ref -> tenants.add(ref.tenantId()));
        tenants.forEach(tenant -> told.put(tenant, present(tenant)));
        isComplete = true;
        var all = told.values().stream().flatMap(of -> of.values().stream()).toList();
        var from = 0;
        do {
            var to = Math.min(all.size(), from + PART);
            answers.accept(new ControllerFrame.ExternalServers(to < all.size(), all.subList(from, to)));
            from = to;
        } while (from < all.size());
        count();
    }

    synchronized void seen(@Observes ExternalSeen seen) {
        looked.put(seen.server(), seen.resource());
        gone.remove(seen.server());
        tellDifference(seen.server().tenantId());
    }

    synchronized void gone(@Observes ServerGone left) {
        if (looked.remove(left.server()) != null) {
            gone.add(left.server());
            tellDifference(left.server().tenantId());
        }
    }

    private void tellDifference(UUID tenant) {
        if (!isComplete) {
            return;
        }
        var now = present(tenant);
        var before = told.getOrDefault(tenant, Map.of());
        told.put(tenant, now);
        now.values().stream()
                .filter(server -> !server.equals(before.get(server.resourceUid())))
                .forEach(server -> answers.accept(new ControllerFrame.ExternalChanged(server)));
        before.keySet().stream()
                .filter(uid -> !now.containsKey(uid))
                .forEach(uid -> answers.accept(new ControllerFrame.ExternalGone(tenant, uid)));
        count();
    }

    private void count() {
        known = told.values().stream().mapToInt(Map::size).sum();
    }

    /** By uid. */
    private Map<String, ExternalServer> present(UUID tenant) {
        var newest = new HashMap<ServerRef, GameServer>();
        servers.externalOf(tenant)
                .forEach(server -> servers.external(server).ifPresent(ref -> newest.put(ref, server)));
        gone.removeIf(ref -> ref.tenantId().equals(tenant) && !newest.containsKey(ref));
        newest.keySet().removeAll(gone);
        // one that left without being let go, as when its finalizer was taken away, is in the cache no more
        looked.keySet().removeIf(ref -> ref.tenantId().equals(tenant) && !newest.containsKey(ref));
        looked.forEach((ref, server) ->
                newest.computeIfPresent(ref, (same, cached) -> version(server) > version(cached) ? server : cached));
        var all = new ArrayList<ExternalServer>();
        newest.forEach((ref, server) -> all.add(ExternalServer.of(server, ref, servers.specOf(server), cluster)));
        return firstOf(tenant, all);
    }

    private static Map<String, ExternalServer> firstOf(UUID tenant, List<ExternalServer> all) {
        if (all.size() > MOST) {
            LOG.warnf(
                    "More external servers than the panel is told of: tenant=%s servers=%d told=%d",
                    tenant, all.size(), MOST);
        }
        var first = new LinkedHashMap<String, ExternalServer>();
        all.stream().sorted(OLDEST_FIRST).limit(MOST).forEach(server -> first.put(server.resourceUid(), server));
        return first;
    }

    private static long version(GameServer server) {
        return Long.parseLong(server.getMetadata().getResourceVersion());
    }
}
