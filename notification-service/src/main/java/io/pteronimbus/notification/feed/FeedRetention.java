package io.pteronimbus.notification.feed;

import io.pteronimbus.notification.place.ServerPlaces;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Drops what is too old or too much. Replicas may do it at the same time. */
@ApplicationScoped
class FeedRetention {
    private static final Logger LOG = Logger.getLogger(FeedRetention.class);

    private final FeedRepository items;
    private final ServerPlaces places;
    private final FeedRetentionConfig config;
    private final TenantContext tenant;
    private final Clock clock;

    FeedRetention(
            FeedRepository items, ServerPlaces places, FeedRetentionConfig config, TenantContext tenant, Clock clock) {
        this.items = items;
        this.places = places;
        this.config = config;
        this.tenant = tenant;
        this.clock = clock;
    }

    @Scheduled(every = "{pteronimbus.feed.retention.every:10m}", delayed = "1m")
    @RunOnVirtualThread
    @ActivateRequestContext
    void prune() {
        var now = clock.instant();
        int dropped = tenant.asSystem(
                () -> items.deleteOlderThan(now.minus(config.age())) + items.deleteBeyond(config.items()));
        int forgotten = places.forgetBefore(now.minus(config.age()));
        LOG.debugf("Dropped %d items of feeds and %d places of servers", dropped, forgotten);
    }
}
