package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.pteronimbus.crd.GameServerStatus;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Why servers have no pod: the cluster says so in Events of the StatefulSet, or of an installation's Job, and nowhere else. Where Events may not
 * be read nobody is told, and servers run all the same.
 */
@Singleton
public class PodRefusals implements ResourceEventHandler<Event> {
    /** So long a server may be without a pod until somebody is told why. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(PodRefusals.class);
    private static final String NOT_MADE = "FailedCreate";
    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern NAME = Pattern.compile("^gs-" + ID + "(?:$|-install-)");
    private static final Pattern NAMESPACE = Pattern.compile("ptn-" + ID);

    private final KubernetesClient client;
    private final Triggers triggers;
    private final Map<ServerRef, Refused> newest = new ConcurrentHashMap<>();
    private volatile @Nullable SharedIndexInformer<Event> informer;

    private record Refused(String event, String message, Instant at) {}

    PodRefusals(KubernetesClient client, Triggers triggers) {
        this.client = client;
        this.triggers = triggers;
    }

    public void start() {
        var watch = client.v1()
                .events()
                .inAnyNamespace()
                .withField("reason", NOT_MADE)
                .runnableInformer(0);
        informer = watch;
        watch.addEventHandler(this);
        watch.start().whenComplete((started, failure) -> {
            if (failure != null) {
                LOG.warnf("Events cannot be watched, so nobody is told why a pod is not made: cause=%s", failure);
            }
        });
    }

    /** What was said of the server's pod since the server is what it is. */
    Optional<ClusterRefusal> of(ServerRef server, GameServerStatus status) {
        var since = status.since();
        return since == null
                ? Optional.empty()
                : Optional.ofNullable(newest.get(server))
                        // Events know no parts of a second
                        .filter(refused -> !refused.at().isBefore(since.truncatedTo(ChronoUnit.SECONDS)))
                        .map(refused -> new ClusterRefusal(refused.message(), since.plus(PATIENCE)));
    }

    void forget(ServerRef server) {
        newest.remove(server);
    }

    @Override
    public void onAdd(Event event) {
        take(event);
    }

    @Override
    public void onUpdate(Event before, Event event) {
        take(event);
    }

    /** A cluster forgets its Events after an hour or so. */
    @Override
    public void onDelete(Event event, boolean finalStateUnknown) {
        server(event)
                .ifPresent(server -> newest.computeIfPresent(
                        server, (ref, refused) -> refused.event().equals(nameOf(event)) ? null : refused));
    }

    private void take(Event event) {
        var at = time(event);
        if (at == null) {
            return;
        }
        server(event).ifPresent(server -> {
            var refused = new Refused(nameOf(event), String.valueOf(event.getMessage()), at);
            var kept = newest.merge(server, refused, (known, now) -> now.at().isBefore(known.at()) ? known : now);
            if (kept == refused) {
                triggers.lookAt(server);
            }
        });
    }

    private static String nameOf(Event event) {
        return event.getMetadata().getName();
    }

    private static @Nullable Instant time(Event event) {
        var at = event.getLastTimestamp() == null
                ? event.getMetadata().getCreationTimestamp()
                : event.getLastTimestamp();
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException e) {
            LOG.debugf(e, "Not a time: %s", at);
            return null;
        }
    }

    /** Its StatefulSet has the server's name, its installation's Job one that begins with it. */
    private static Optional<ServerRef> server(Event event) {
        var about = event.getInvolvedObject();
        var name = NAME.matcher(String.valueOf(about == null ? null : about.getName()));
        var namespace = NAMESPACE.matcher(String.valueOf(event.getMetadata().getNamespace()));
        return name.find() && namespace.matches()
                ? Optional.of(new ServerRef(UUID.fromString(namespace.group(1)), UUID.fromString(name.group(1))))
                : Optional.empty();
    }

    @PreDestroy
    void close() {
        var watch = informer;
        if (watch != null) {
            watch.close();
        }
    }
}
