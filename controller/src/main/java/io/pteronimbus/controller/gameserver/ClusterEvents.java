package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.StateTransition;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * Tells people who look with {@code kubectl describe} what a server's state alone does not: that its game came up, and each thing that went
 * wrong. Nothing waits for it, and nothing depends on it: what the cluster does not take, or what is too much, is dropped and counted. An event
 * has the name of its transition, so that one told again after a crash is the same event.
 */
@Singleton
class ClusterEvents {
    private static final Logger LOG = Logger.getLogger(ClusterEvents.class);
    private static final int MOST_WAITING = 1_000;
    private static final String COMPONENT = "pteronimbus-controller";
    private static final String NORMAL = "Normal";
    private static final String WARNING = "Warning";

    private final KubernetesClient client;
    private final EventRate rate = new EventRate();
    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Counter dropped;
    private final Thread worker;

    ClusterEvents(KubernetesClient client, MeterRegistry metrics) {
        this.client = client;
        dropped = metrics.counter("pteronimbus.server.events.dropped");
        worker = Thread.ofVirtual().name("cluster-events").start(this::work);
    }

    void tell(GameServer server, StateTransition transition) {
        var type = type(transition);
        if (type.isEmpty()) {
            return;
        }
        var event = event(server, transition, type);
        if (!rate.allows(server.getMetadata().getUid(), transition.at()) || !waiting.offer(event)) {
            dropped.increment();
        }
    }

    /** Empty for what is no news: what somebody asked for shows in the state. */
    private static String type(StateTransition transition) {
        return switch (transition.state()) {
            case CRASHED, FAILED, UNKNOWN -> WARNING;
            case RUNNING -> transition.state() == transition.previousState() ? "" : NORMAL;
            case INSTALLING, STARTING, STOPPING, STOPPED, SUSPENDED, DELETING -> "";
        };
    }

    private static Event event(GameServer server, StateTransition transition, String type) {
        var meta = server.getMetadata();
        var at = transition.at().toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(meta.getName() + "." + meta.getUid().substring(0, 8) + "." + transition.seq())
                .withNamespace(meta.getNamespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(server.getApiVersion())
                .withKind(server.getKind())
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .endInvolvedObject()
                .withType(type)
                .withReason(transition.reason())
                .withMessage(Objects.requireNonNullElseGet(
                        transition.message(), () -> "The server is " + transition.state()))
                .withFirstTimestamp(at)
                .withLastTimestamp(at)
                .withCount(1)
                .withNewSource()
                .withComponent(COMPONENT)
                .endSource()
                .build();
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                write(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Event event) {
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                dropped.increment();
                LOG.debugf(e, "Event not taken: name=%s", event.getMetadata().getName());
            }
        }
    }

    @PreDestroy
    void close() {
        worker.interrupt();
    }
}
