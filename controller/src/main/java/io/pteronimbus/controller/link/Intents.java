package io.pteronimbus.controller.link;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.pteronimbus.controller.gameserver.GameServers;
import io.pteronimbus.controller.gameserver.ServerGone;
import io.pteronimbus.events.ExternalServerIds;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What the panel wants of all servers, on its way into the cluster. Outlives connections: what came over one is
 * answered on the next.
 */
@Singleton
class Intents {
    private static final Logger LOG = Logger.getLogger(Intents.class);

    private final IntentApplier applier;
    private final GameServers servers;
    private final ExternalReport external;
    private final IntentQueue queue = new IntentQueue(this::apply);
    private final Set<UUID> tombstones = ConcurrentHashMap.newKeySet();
    private final Set<UUID> named = new HashSet<>();
    private boolean betweenParts;
    private volatile Consumer<ControllerFrame> answers = frame -> {};

    Intents(IntentApplier applier, GameServers servers, ExternalReport external, MeterRegistry metrics) {
        this.applier = applier;
        this.servers = servers;
        this.external = external;
        TimeGauge.builder("pteronimbus.link.lag", () -> queue.lag().toMillis(), TimeUnit.MILLISECONDS)
                .description("Age of the oldest change the panel has sent that the cluster does not hold yet")
                .register(metrics);
    }

    void answerTo(Consumer<ControllerFrame> connection) {
        synchronized (named) {
            betweenParts = false;
        }
        answers = connection;
        external.answerTo(connection);
    }

    long doneThrough() {
        return queue.doneThrough();
    }

    void desired(PanelFrame.Desired frame) {
        synchronized (named) {
            if (betweenParts) {
                named.add(frame.server().serverId());
            }
        }
        queue.offer(frame.revision(), frame.server());
        queue.seenThrough(frame.revision());
    }

    void snapshot(PanelFrame.Snapshot frame) {
        frame.servers().forEach(server -> queue.offer(frame.revision(), server));
        synchronized (named) {
            if (!betweenParts) {
                named.clear();
            }
            frame.servers().forEach(server -> named.add(server.serverId()));
            betweenParts = frame.more();
            if (betweenParts) {
                return;
            }
            reportOrphans();
            named.clear();
        }
        external.tellAll();
        queue.seenThrough(frame.revision());
    }

    /** Absence never deletes: what the panel does not name it is told about, and that is all. */
    private void reportOrphans() {
        servers.refs()
                .filter(server -> !ExternalServerIds.isOne(server.serverId()) && !named.contains(server.serverId()))
                .filter(server -> servers.find(server)
                        .filter(found -> !found.isMarkedForDeletion())
                        .isPresent())
                .forEach(server -> {
                    LOG.warnf(
                            "Not known to the panel, left alone: server=%s tenant=%s",
                            server.serverId(), server.tenantId());
                    answers.accept(new ControllerFrame.Orphan(server.serverId(), server.tenantId()));
                });
    }

    private void apply(long revision, DesiredServer desired) {
        var id = desired.serverId();
        if (desired.deleted()) {
            tombstones.add(id);
        }
        switch (applier.apply(desired)) {
            case Applied.Held(var generation) -> answers.accept(new ControllerFrame.Ack(revision, id, generation));
            case Applied.Gone() -> deleted(id);
            case Applied.Refused(var reason) -> {
                tombstones.remove(id);
                answers.accept(new ControllerFrame.Refused(revision, id, desired.generation(), reason));
            }
            case Applied.Going() -> {
                if (desired.deleted()) {
                    answers.accept(new ControllerFrame.Ack(revision, id, desired.generation()));
                }
            }
        }
    }

    void gone(@Observes ServerGone gone) {
        var id = gone.server().serverId();
        if (tombstones.contains(id)) {
            deleted(id);
        }
    }

    private void deleted(UUID id) {
        tombstones.remove(id);
        answers.accept(new ControllerFrame.Deleted(id));
    }
}
