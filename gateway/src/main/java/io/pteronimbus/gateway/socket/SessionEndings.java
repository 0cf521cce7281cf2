package io.pteronimbus.gateway.socket;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Listens on the Redis channel where auth-service names the sessions that it ended. Subscribes again when the line breaks. */
@ApplicationScoped
class SessionEndings {
    private static final Logger LOG = Logger.getLogger(SessionEndings.class);
    private static final List<String> CHANNEL = List.of("auth:session-ended");
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ReactivePubSubCommands<String> channels;
    private final OpenSockets sockets;
    private final Vertx vertx;

    SessionEndings(ReactiveRedisDataSource redis, OpenSockets sockets, Vertx vertx) {
        this.channels = redis.pubsub(String.class);
        this.sockets = sockets;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        subscribe();
    }

    private void subscribe() {
        channels.subscribe(
                        CHANNEL, sockets::endSession, () -> again("the line ended"), cause -> LOG.debug("Line", cause))
                .subscribe()
                .with(subscriber -> LOG.debug("Listening for sessions that end"), cause -> again(cause.toString()));
    }

    private void again(String why) {
        LOG.warnf("Not listening for sessions that end, again in %d s: %s", PAUSE.toSeconds(), why);
        vertx.setTimer(PAUSE.toMillis(), tick -> subscribe());
    }
}
