package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.controller.log.LastLines;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a container said last before it ended. Asked for once, when its end is reported, and not waited for longer than
 * {@link #LONGEST_WAIT}: an end without its last lines is better than one that is told late.
 */
@Singleton
class EndedOutput {
    private static final Logger LOG = Logger.getLogger(EndedOutput.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int ATTEMPTS = 2;

    private final KubernetesClient client;

    EndedOutput(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Of the game's container with that id; empty when its output cannot be had.
     *
     * @param seen the pod when the end was seen
     */
    List<String> ofGame(ServerRef server, String containerId, @Nullable ObservedPod seen) {
        return inTime(server, () -> game(server, containerId, seen == null ? null : place(seen, containerId)));
    }

    /** Of a container of an installation's pod, which is never restarted. */
    List<String> ofInstall(ServerRef server, String pod, String container) {
        return inTime(server, () -> log(server, pod, container, Place.NEWEST));
    }

    private static List<String> inTime(ServerRef server, Supplier<List<String>> reading) {
        try {
            return CompletableFuture.supplyAsync(reading, Thread::startVirtualThread)
                    .get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debugf(e, "The last lines cannot be had: server=%s", server.serverId());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    /**
     * A log is asked for by the pod's name, and a container may be restarted in place at any moment: what was read counts
     * only if the container is in the same place afterwards.
     */
    private List<String> game(ServerRef server, String containerId, @Nullable Place seen) {
        var place = seen == null ? place(server, containerId) : seen;
        for (int attempt = 0; attempt < ATTEMPTS && place != null; attempt++) {
            var said = log(server, PodChild.nameOf(server), StatefulSetChild.CONTAINER, place);
            var after = place(server, containerId);
            if (place == after) {
                return said;
            }
            place = after;
        }
        return List.of();
    }

    private enum Place {
        NEWEST,
        PREVIOUS
    }

    private @Nullable Place place(ServerRef server, String containerId) {
        var found = client.pods()
                .inNamespace(server.namespace())
                .withName(PodChild.nameOf(server))
                .get();
        return found == null ? null : place(PodChild.observed(found), containerId);
    }

    private static @Nullable Place place(ObservedPod pod, String containerId) {
        if (containerId.equals(NewestContainer.newest(pod))) {
            return Place.NEWEST;
        }
        var before = pod.lastExit();
        return before != null && containerId.equals(before.containerId()) ? Place.PREVIOUS : null;
    }

    private List<String> log(ServerRef server, String pod, String container, Place place) {
        var text = client.raw("/api/v1/namespaces/" + server.namespace() + "/pods/" + pod + "/log?container="
                + container + "&tailLines=" + LastLines.MOST_LINES + "&limitBytes=" + MOST_BYTES
                + (place == Place.PREVIOUS ? "&previous=true" : ""));
        return text == null ? List.of() : LastLines.of(text);
    }
}
