package io.pteronimbus.controller.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit log what the controller refused. Up to 1,000 entries wait for Kafka; more than that are only in the
 * controller's own log.
 */
@Singleton
public final class AuditEvents {
    private static final Logger LOG = Logger.getLogger(AuditEvents.class);

    private final KafkaSender kafka;
    private final ObjectMapper json;
    private final Actor self;
    private final Clock clock;
    private final BlockingQueue<Outbound> waiting = new ArrayBlockingQueue<>(1_000);
    private final RetryPause pause = new RetryPause();
    private final Thread worker;

    AuditEvents(KafkaSender kafka, ObjectMapper json, ClusterConfig cluster, Clock clock) {
        this.kafka = kafka;
        this.json = json;
        this.clock = clock;
        self = new Actor(Actor.Kind.CLUSTER, cluster.name(), cluster.name());
        worker = Thread.ofVirtual().name("audit-publisher").start(this::work);
    }

    /**
     * @param actor who is known to have asked; null if nobody is
     * @param tenant null: it concerns everybody
     * @param kind of what it was to be done to: {@code server}, {@code tenant} or {@code template}
     * @param action as the permission it needs
     * @param reason why it was refused
     */
    public void denied(
            @Nullable Actor actor, @Nullable UUID tenant, String kind, UUID target, String action, String reason) {
        LOG.warnf("Refused: action=%s tenant=%s %s=%s reason=%s", action, tenant, kind, target, reason);
        var entry = new AuditEntry(
                EventIds.next(),
                tenant,
                actor == null ? self : actor,
                action,
                new AuditEntry.Target(kind, target.toString(), null),
                AuditEntry.Outcome.DENIED,
                reason,
                null,
                null,
                false,
                null,
                null,
                null,
                clock.instant());
        if (!waiting.offer(outbound(entry, tenant))) {
            LOG.errorf("Audit entry dropped, too many wait for Kafka: action=%s %s=%s", action, kind, target);
        }
    }

    private Outbound outbound(AuditEntry entry, @Nullable UUID tenant) {
        try {
            return new Outbound(
                    Topics.AUDIT_ENTRY,
                    tenant == null ? "platform" : tenant.toString(),
                    entry.id(),
                    AuditEntry.TYPE,
                    entry.target().id(),
                    entry.at(),
                    json.writeValueAsString(entry));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always JSON", e);
        }
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                deliver(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Outbound entry) throws InterruptedException {
        while (true) {
            try {
                kafka.send(entry).toCompletableFuture().get();
                return;
            } catch (ExecutionException e) {
                LOG.debugf(e, "Audit entry not acknowledged, trying again: id=%s", entry.eventId());
                pause.await();
            }
        }
    }

    @PreDestroy
    void close() {
        pause.close();
        worker.interrupt();
    }
}
