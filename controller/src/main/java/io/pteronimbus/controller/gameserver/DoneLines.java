package io.pteronimbus.controller.gameserver;

import io.pteronimbus.controller.log.PodLog;
import io.pteronimbus.crd.GameServerSpec.Done;
import io.pteronimbus.crd.GameServerStatus;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that a starting game is done, from what it prints or from its answer to a query. Each container that has not been seen done is followed
 * from its first line on, so that a controller that comes later misses nothing.
 */
@Singleton
class DoneLines {
    private final NewestContainer container;
    private final PodLog logs;
    private final Triggers triggers;
    private final Readiness readiness;
    private final Map<ServerRef, DoneWatch> watches = new ConcurrentHashMap<>();

    DoneLines(NewestContainer container, PodLog logs, Triggers triggers, Readiness readiness) {
        this.container = container;
        this.logs = logs;
        this.triggers = triggers;
        this.readiness = readiness;
    }

    /** The container that is known to be done, if that is news. */
    @Nullable
    String doneContainer(ServerRef server, Done done, @Nullable ObservedPod pod) {
        if (pod == null || !(pod.container() instanceof ContainerNow.Running(var running))) {
            return null;
        }
        if (done.byQuery()) {
            return readiness.hasAnswered(server, running) ? running : null;
        }
        var watch = watches.get(server);
        var found = done.patterns().isEmpty() || (watch != null && watch.hasSeenDone(running));
        return found ? running : null;
    }

    /** Follows the pod's container if it has to be, and nothing else of the server. */
    void follow(ServerRef server, @Nullable ObservedPod pod, Done done, GameServerStatus status) {
        var running = pod != null && pod.container() instanceof ContainerNow.Running(var id) ? id : null;
        var watch = watches.get(server);
        if (watch != null && !watch.isOf(running)) {
            unfollow(server);
            watch = null;
        }
        var known = status.done();
        if (running == null
                || done.byQuery()
                || done.patterns().isEmpty()
                || (known != null && known.containerId().equals(running))) {
            unfollow(server);
        } else if (watch == null) {
            var made = new DoneWatch(
                    container, logs, server, running, new DonePattern(done), () -> triggers.lookAt(server));
            watches.put(server, made);
            made.start();
        }
    }

    void forget(ServerRef server) {
        unfollow(server);
        readiness.forget(server);
    }

    private void unfollow(ServerRef server) {
        var watch = watches.remove(server);
        if (watch != null) {
            watch.close();
        }
    }

    @PreDestroy
    void close() {
        watches.keySet().forEach(this::unfollow);
    }
}
