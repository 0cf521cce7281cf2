package io.pteronimbus.gameserver.replica;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.pubsub.PubSubCommands.RedisSubscriber;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to, and hears, the other replicas by Redis. A message may get lost; whoever relies on this must find out by other
 * means, later. Messages are short words with no line break in them.
 */
@Startup
@ApplicationScoped
public class Replicas {
    private static final Logger LOG = Logger.getLogger(Replicas.class);
    private static final String CHANNEL = "gameserver:replicas";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String own = UUID.randomUUID().toString();
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final RedisDataSource redis;
    private final ReactivePubSubCommands<String> publishing;
    private volatile @Nullable RedisSubscriber subscriber;

    Replicas(RedisDataSource redis, ReactiveRedisDataSource reactive) {
        this.redis = redis;
        this.publishing = reactive.pubsub(String.class);
    }

    /** Hears messages of that subject, on a virtual thread each. */
    public void on(String subject, Consumer<String> listener) {
        listeners.put(subject, listener);
    }

    /** Tells all other replicas, without waiting. */
    public void tell(String subject, String message) {
        publishing
                .publish(CHANNEL, own + "\n" + subject + "\n" + message)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("Replicas not told: %s", failure.getMessage()));
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("replicas").start(this::subscribe);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void subscribe() {
        while (subscriber == null && stopping.getCount() > 0) {
            try {
                subscriber = redis.pubsub(String.class).subscribe(CHANNEL, this::hear);
            } catch (RuntimeException e) {
                LOG.warnf("Redis is away, replicas are not heard: %s", e.getMessage());
                waitABit();
            }
        }
    }

    private void hear(String text) {
        var parts = text.split("\n", 3);
        var listener = parts.length == 3 && !parts[0].equals(own) ? listeners.get(parts[1]) : null;
        if (listener != null) {
            Thread.ofVirtual().start(() -> listener.accept(parts[2]));
        }
    }

    private void waitABit() {
        try {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopping, replicas stay unheard");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
