package io.pteronimbus.notification.feed;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells all replicas, by Redis channel {@code feed:wake}, that a feed has grown. Just a nudge: what is new is in the database,
 * and a replica that missed the nudge looks for itself soon after.
 */
@ApplicationScoped
public class FeedWake {
    private static final Logger LOG = Logger.getLogger(FeedWake.class);
    private static final String CHANNEL = "feed:wake";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ReactivePubSubCommands<String> channels;
    private final Event<FeedGrown> grown;
    private final Vertx vertx;

    FeedWake(ReactiveRedisDataSource redis, Event<FeedGrown> grown, Vertx vertx) {
        this.channels = redis.pubsub(String.class);
        this.grown = grown;
        this.vertx = vertx;
    }

    /**
     * A feed has grown.
     *
     * @param position of its newest item
     */
    public record FeedGrown(UUID tenantId, long position) {}

    /** After the commit: here at once, elsewhere by Redis. */
    void announce(UUID tenantId, long position) {
        grown.fire(new FeedGrown(tenantId, position));
        channels.publish(CHANNEL, tenantId + " " + position)
                .subscribe()
                .with(told -> {}, cause -> LOG.debugf("Other replicas not woken: %s", cause.toString()));
    }

    void start(@Observes StartupEvent event) {
        subscribe();
    }

    private void subscribe() {
        channels.subscribe(
                        List.of(CHANNEL), this::heard, () -> again("the line ended"), cause -> LOG.debug("Line", cause))
                .subscribe()
                .with(subscriber -> LOG.debug("Listening for feeds that grow"), cause -> again(cause.toString()));
    }

    private void again(String why) {
        LOG.warnf("Not listening for feeds that grow, again in %d s: %s", PAUSE.toSeconds(), why);
        vertx.setTimer(PAUSE.toMillis(), tick -> subscribe());
    }

    private void heard(String message) {
        var parts = message.split(" ", 2);
        try {
            grown.fire(new FeedGrown(UUID.fromString(parts[0]), Long.parseLong(parts[parts.length - 1])));
        } catch (IllegalArgumentException e) {
            LOG.warnf("Not a nudge: %s", message);
        }
    }
}
