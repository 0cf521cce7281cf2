package io.pteronimbus.gameserver.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All viewers of this replica, and how many sockets each person has. */
@ApplicationScoped
class ViewerRegistry {
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Integer> sockets = new HashMap<>();
    private final int mostPerUser;

    ViewerRegistry(ConsoleConfig config, MeterRegistry meters) {
        this.mostPerUser = config.viewersPerUser();
        Gauge.builder("pteronimbus.console.viewers", viewers, Set::size)
                .description("Open console sockets on this replica")
                .register(meters);
    }

    /** False when the person has as many sockets as one may have. */
    synchronized boolean add(Viewer viewer) {
        var userId = viewer.caller().userId();
        var present = sockets.getOrDefault(userId, 0);
        if (present >= mostPerUser) {
            return false;
        }
        sockets.put(userId, present + 1);
        viewers.add(viewer);
        return true;
    }

    synchronized void remove(Viewer viewer) {
        if (viewers.remove(viewer)) {
            sockets.computeIfPresent(viewer.caller().userId(), (id, count) -> count == 1 ? null : count - 1);
        }
    }

    Set<Viewer> all() {
        return viewers;
    }
}
