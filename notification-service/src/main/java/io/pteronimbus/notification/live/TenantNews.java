package io.pteronimbus.notification.live;

import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/**
 * Tells those here who may know it which parts of a tenant became different. The first is told at once; what comes in the
 * second after it is told together at the end of that second, so ten thousand members that are read anew are a message a second.
 */
@ApplicationScoped
class TenantNews {
    private final Viewers viewers;
    private final LiveConfig config;
    private final Vertx vertx;
    private final ExecutorService threads;
    /** What waits for the end of a pause, by tenant; a tenant without a pause is not here. */
    private final Map<UUID, Set<News>> pausing = new HashMap<>();

    TenantNews(Viewers viewers, LiveConfig config, Vertx vertx, @VirtualThreads ExecutorService threads) {
        this.viewers = viewers;
        this.config = config;
        this.vertx = vertx;
        this.threads = threads;
    }

    void tell(UUID tenantId, Set<News> news) {
        if (begins(tenantId, news)) {
            spread(tenantId, news);
        }
    }

    /** Whether no pause was going on; one begins. */
    private synchronized boolean begins(UUID tenantId, Set<News> news) {
        var waiting = pausing.get(tenantId);
        if (waiting != null) {
            waiting.addAll(news);
            return false;
        }
        pause(tenantId);
        return true;
    }

    private void pause(UUID tenantId) {
        pausing.put(tenantId, new HashSet<>());
        vertx.setTimer(config.newsPause().toMillis(), tick -> over(tenantId));
    }

    private void over(UUID tenantId) {
        var waited = end(tenantId);
        if (!waited.isEmpty()) {
            spread(tenantId, waited);
        }
    }

    /** What waited; another pause begins when that is something. */
    private synchronized Set<News> end(UUID tenantId) {
        var waited = pausing.remove(tenantId);
        if (waited == null || waited.isEmpty()) {
            return Set.of();
        }
        pause(tenantId);
        return waited;
    }

    private void spread(UUID tenantId, Set<News> news) {
        threads.execute(() -> viewers.all(viewer -> true).forEach(viewer -> viewer.hint(tenantId, news)));
    }
}
