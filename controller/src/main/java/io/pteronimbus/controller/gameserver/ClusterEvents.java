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
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * Tells people who look with {@code kubectl describe} what a server's state alone does not: that its game came up, each thing that went
 * wrong, and what was asked of it in vain. Nothing waits for it, and nothing depends on it: what the cluster does not take, or what is too much, is dropped and counted. An event
 * has the name of its transition, so that one told again after a crash is the same event.
 */
@Singleton
public class ClusterEvents {
    private static final Logger LOG = Logger.getLogger(ClusterEvents.class);
    private static final int MOST_WAITING = 1_000;
    private static final String INTENT_REFUSED = "IntentRefused";
    private static final String COMPONENT = "pteronimbus-controller";
    private static final String NORMAL = "Normal";
    private static final String WARNING = "Warning";
    private static final int LONGEST_MESSAGE = 1_024;

    private final KubernetesClient client;
    private final Clock clock;
    private final EventRate rate = new EventRate();
    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Counter dropped;
    private final Thread worker;

    ClusterEvents(KubernetesClient client, MeterRegistry metrics, Clock clock) {
        this.client = client;
        this.clock = clock;
        dropped = metrics.counter("pteronimbus.server.events.dropped");
        worker = Thread.ofVirtual().name("cluster-events").start(this::work);
    }

    void tell(GameServer server, StateTransition transition) {
        var type = type(transition);
        if (type.isEmpty()) {
            return;
        }
        var message = Objects.requireNonNullElseGet(transition.message(), () -> "The server is " + transition.state());
        tell(
                server,
                transition.at(),
                event(server, Long.toString(transition.seq()), type, transition.reason(), message, transition.at()));
    }

    /** What the panel wanted of it was not granted, and is not done. Told once for each generation and cause, whoever asks how often. */
    public void refused(GameServer server, long generation, String why, Instant at) {
        var name = "refused-" + generation + "-" + Integer.toHexString(why.hashCode());
        var message = "What the panel wants in generation " + generation + " is not done: " + why;
        tell(server, at, event(server, name, WARNING, INTENT_REFUSED, message, at));
    }

    /** Tells of something that is no change of state; once for each generation of the resource. */
    void warn(GameServer server, String reason, String message) {
        var now = clock.instant();
        var name = reason.toLowerCase(Locale.ROOT) + "." + server.getMetadata().getGeneration();
        tell(server, now, event(server, name, WARNING, reason, message, now));
    }

    private void tell(GameServer server, Instant at, Event event) {
        if (!rate.allows(server.getMetadata().getUid(), at) || !waiting.offer(event)) {
            dropped.increment();
        }
    }

    /** Empty for what is no news: what somebody asked for shows in the state. */
    private static String type(StateTransition transition) {
        return switch (transition.state()) {
            case CRASHED, FAILED, UNKNOWN -> WARNING;
            case RUNNING -> transition.state() == transition.previousState() ? "" : NORMAL;
            case STARTING -> Trouble.isReason(transition.reason()) ? WARNING : "";
            case INSTALLING, STOPPING, STOPPED, SUSPENDED, DELETING -> "";
        };
    }

    /** @param name what makes it another one than the server's other events */
    private static Event event(GameServer server, String name, String type, String reason, String message, Instant at) {
        var meta = server.getMetadata();
        return new EventBuilder()
                .withNewMetadata()
                .withName(meta.getName() + "." + meta.getUid().substring(0, 8) + "." + name)
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
                .withReason(reason)
                .withMessage(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)))
                .withFirstTimestamp(at.toString())
                .withLastTimestamp(at.toString())
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
