package io.pteronimbus.notification.feed;

import io.pteronimbus.platform.redis.RedisChannels;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
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

    private final RedisChannels channels;
    private final Event<FeedGrown> grown;

    FeedWake(RedisChannels channels, Event<FeedGrown> grown) {
        this.channels = channels;
        this.grown = grown;
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
        channels.tell(CHANNEL, tenantId + " " + position);
    }

    void start(@Observes StartupEvent event) {
        channels.hear(CHANNEL, this::heard);
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
