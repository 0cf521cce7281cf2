package io.pteronimbus.notification.live;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/**
 * Looks again at everybody who watches, in rounds. No event tells that permissions of Discord's ended by their age, or that
 * somebody left a guild whose members are not listed: it shows when Redis has a person's set no more and tenant-service is asked, which
 * then asks Discord. A round begins some time after the one before is over, so that however many watch, few questions are
 * asked at once.
 */
@ApplicationScoped
class Rounds {
    private static final int AT_ONCE = 8;

    private final Viewers viewers;
    private final LiveService live;
    private final LiveConfig config;
    private final Vertx vertx;
    private final ExecutorService threads;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Rounds(Viewers viewers, LiveService live, LiveConfig config, Vertx vertx, @VirtualThreads ExecutorService threads) {
        this.viewers = viewers;
        this.live = live;
        this.config = config;
        this.vertx = vertx;
        this.threads = threads;
    }

    void start(@Observes StartupEvent event) {
        later();
    }

    private void later() {
        vertx.setTimer(config.recheck().toMillis(), tick -> threads.execute(this::round));
    }

    private void round() {
        for (var viewer : viewers.all(viewer -> true)) {
            places.acquireUninterruptibly();
            threads.execute(() -> confirm(viewer));
        }
        places.acquireUninterruptibly(AT_ONCE);
        places.release(AT_ONCE);
        later();
    }

    private void confirm(Viewer viewer) {
        try {
            live.confirm(viewer);
        } finally {
            places.release();
        }
    }
}
