package io.pteronimbus.notification.live;

import io.pteronimbus.notification.feed.FeedItem;
import io.pteronimbus.notification.feed.FeedService;
import io.pteronimbus.notification.feed.FeedState;
import io.pteronimbus.notification.feed.FeedWake.FeedGrown;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** The feeds somebody on this replica follows. Read when they grow; all of them every few seconds, should a nudge be lost. */
@ApplicationScoped
class TenantFeeds {
    private static final Logger LOG = Logger.getLogger(TenantFeeds.class);
    static final int PAGE = 200;
    private static final int READERS = 6;

    private final Map<UUID, TenantFeed> feeds = new ConcurrentHashMap<>();
    private final Semaphore readers = new Semaphore(READERS);
    private final FeedService service;
    private final ExecutorService threads;
    private final Vertx vertx;
    private final LiveConfig config;

    TenantFeeds(FeedService service, @VirtualThreads ExecutorService threads, Vertx vertx, LiveConfig config) {
        this.service = service;
        this.threads = threads;
        this.vertx = vertx;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(config.look().toMillis(), tick -> feeds.values().forEach(this::look));
    }

    void grown(@Observes FeedGrown grown) {
        var feed = feeds.get(grown.tenantId());
        if (feed != null && grown.position() > feed.read()) {
            look(feed);
        }
    }

    /** The tenant's feed, kept until it is given back. Blocks when nobody followed it before. */
    TenantFeed acquire(UUID tenantId) {
        var known = feeds.computeIfPresent(tenantId, (id, feed) -> used(feed));
        if (known != null) {
            return known;
        }
        var head = state(tenantId).head();
        var feed = feeds.compute(tenantId, (id, other) -> used(other == null ? new TenantFeed(id, head) : other));
        // what came between reading the head and being there for nudges
        look(feed);
        return feed;
    }

    /** Who follows the tenant's feed here and is up to date. */
    List<Subscription> followers(UUID tenantId) {
        var feed = feeds.get(tenantId);
        return feed == null ? List.of() : feed.followers();
    }

    private static TenantFeed used(TenantFeed feed) {
        feed.use(1);
        return feed;
    }

    void release(TenantFeed feed) {
        feeds.computeIfPresent(feed.tenantId(), (id, known) -> known.use(-1) <= 0 ? null : known);
    }

    /**
     * Hands over what is in the database until nothing is left that the feed does not hand over by itself. Blocks for as long as
     * that takes; a viewer who makes no room is given up, to come back with their cursor.
     */
    void follow(Subscription subscription) {
        var viewer = subscription.viewer();
        var feed = subscription.feed();
        try {
            while (!subscription.isOver() && !feed.follow(subscription)) {
                if (!viewer.awaitRoom(PAGE, config.patience())) {
                    return;
                }
                for (var item : after(subscription.tenantId(), subscription.taken())) {
                    if (!subscription.take(item)) {
                        break;
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "Live socket closed, it could not be brought up to date");
            viewer.close(CloseCode.TRY_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            viewer.close(CloseCode.TRY_AGAIN);
        }
        if (subscription.isOver()) {
            feed.leave(subscription);
        }
    }

    /** At most 200 items after a position, oldest first. Waits while many others read. */
    List<FeedItem> after(UUID tenantId, long position) {
        readers.acquireUninterruptibly();
        try {
            return service.after(tenantId, position, PAGE);
        } finally {
            readers.release();
        }
    }

    FeedState state(UUID tenantId) {
        readers.acquireUninterruptibly();
        try {
            return service.state(tenantId);
        } finally {
            readers.release();
        }
    }

    private void look(TenantFeed feed) {
        if (feed.beginReading()) {
            threads.execute(() -> read(feed));
        }
    }

    private void read(TenantFeed feed) {
        do {
            try {
                var items = after(feed.tenantId(), feed.read());
                while (!items.isEmpty()) {
                    feed.deliver(items).forEach(behind -> threads.execute(() -> follow(behind)));
                    items = items.size() < PAGE ? List.of() : after(feed.tenantId(), feed.read());
                }
            } catch (RuntimeException e) {
                LOG.warnf("Feed not read, soon again: tenant=%s: %s", feed.tenantId(), e.getMessage());
            }
        } while (!feed.endReading());
    }
}
