package io.pteronimbus.platform.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Says and hears on Redis channels. A word may get lost, when Redis is away for one: whoever relies on this must find out by
 * other means, later.
 */
@ApplicationScoped
public class RedisChannels {
    private static final Logger LOG = Logger.getLogger(RedisChannels.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ReactivePubSubCommands<String> channels;
    private final Vertx vertx;
    private volatile boolean stopping;

    RedisChannels(ReactiveRedisDataSource redis, Vertx vertx) {
        this.channels = redis.pubsub(String.class);
        this.vertx = vertx;
    }

    /** Hears all that is said on the channel from now on, on an event loop: subscribes again whenever the line breaks. */
    public void hear(String channel, Consumer<String> listener) {
        channels.subscribe(
                        List.of(channel),
                        listener,
                        () -> again(channel, listener, "the line ended"),
                        failure -> LOG.debugf(failure, "Line of %s", channel))
                .subscribe()
                .with(
                        subscriber -> LOG.debugf("Listening on %s", channel),
                        failure -> again(channel, listener, failure.toString()));
    }

    /** Says it to whoever listens, without waiting. */
    public void tell(String channel, String message) {
        channels.publish(channel, message)
                .subscribe()
                .with(told -> {}, failure -> LOG.debugf("Not said on %s: %s", channel, failure.toString()));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void again(String channel, Consumer<String> listener, String why) {
        if (!stopping) {
            LOG.warnf("Not listening on %s, again in %d s: %s", channel, PAUSE.toSeconds(), why);
            vertx.setTimer(PAUSE.toMillis(), tick -> hear(channel, listener));
        }
    }
}
