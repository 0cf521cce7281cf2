package io.pteronimbus.controller.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.events.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Publishes state transitions. Holds at most one transition of each resource, the one it was given last, and tries
 * until Kafka has acknowledged it: what waits longer waits in the resource's status, not here.
 */
@Singleton
public final class TransitionPublisher {
    private static final Logger LOG = Logger.getLogger(TransitionPublisher.class);

    private final KafkaSender kafka;
    private final ObjectMapper json;
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private final Map<String, Long> underWay = new ConcurrentHashMap<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final RetryPause pause = new RetryPause();
    private final Thread worker;

    TransitionPublisher(KafkaSender kafka, ObjectMapper json) {
        this.kafka = kafka;
        this.json = json;
        worker = Thread.ofVirtual().name("transition-publisher").start(this::work);
    }

    /**
     * Returns at once. A transition that is under way or acknowledged already is not sent again.
     *
     * @param onAcknowledged called when Kafka has it, on any thread
     */
    public void publish(ServerStateChanged transition, Runnable onAcknowledged) {
        var uid = transition.resourceUid();
        synchronized (waiting) {
            if (underWay.getOrDefault(uid, 0L) >= transition.stateSeq()
                    || acknowledgedSeq(uid) >= transition.stateSeq()) {
                return;
            }
            underWay.put(uid, transition.stateSeq());
            waiting.put(uid, new Pending(transition, onAcknowledged));
            waiting.notifyAll();
        }
    }

    /** Number of the newest transition of the resource that Kafka has, as far as this process knows; 0 for none. */
    public long acknowledgedSeq(String resourceUid) {
        return acknowledged.getOrDefault(resourceUid, 0L);
    }

    /** The resource is gone. */
    public void forget(String resourceUid) {
        synchronized (waiting) {
            waiting.remove(resourceUid);
            underWay.remove(resourceUid);
            acknowledged.remove(resourceUid);
        }
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                send(next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Pending next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                waiting.wait();
            }
            var first = waiting.values().iterator();
            var pending = first.next();
            first.remove();
            return pending;
        }
    }

    private void send(Pending pending) throws InterruptedException {
        var transition = pending.transition();
        var outbound = new Outbound(
                Topics.SERVER_STATE_CHANGED,
                transition.serverId().toString(),
                transition.eventId(),
                ServerStateChanged.TYPE,
                transition.serverId().toString(),
                transition.at(),
                body(transition));
        var sent = kafka.send(outbound).toCompletableFuture();
        sent.whenComplete((nothing, failure) -> {
            if (failure == null) {
                acknowledge(pending);
            } else {
                LOG.warnf(
                        "Transition not acknowledged, trying again: server=%s seq=%d cause=%s",
                        transition.serverId(), transition.stateSeq(), failure.getMessage());
                retry(pending);
            }
        });
        if (sent.isCompletedExceptionally()) {
            pause.await();
        }
    }

    private void acknowledge(Pending pending) {
        var transition = pending.transition();
        acknowledged.merge(transition.resourceUid(), transition.stateSeq(), Math::max);
        pending.onAcknowledged().run();
    }

    private void retry(Pending pending) {
        synchronized (waiting) {
            var transition = pending.transition();
            if (underWay.getOrDefault(transition.resourceUid(), 0L) == transition.stateSeq()) {
                waiting.putIfAbsent(transition.resourceUid(), pending);
                waiting.notifyAll();
            }
        }
    }

    private String body(ServerStateChanged transition) {
        try {
            return json.writeValueAsString(transition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always JSON", e);
        }
    }

    @PreDestroy
    void close() {
        pause.close();
        worker.interrupt();
    }

    private record Pending(ServerStateChanged transition, Runnable onAcknowledged) {}
}
