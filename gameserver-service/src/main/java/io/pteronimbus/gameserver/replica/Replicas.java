package io.pteronimbus.gameserver.replica;

import io.pteronimbus.platform.redis.RedisChannels;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Publishes to, and hears, the other replicas by Redis. A message may get lost; whoever relies on this must find out by other
 * means, later. Messages are short words with no line break in them.
 */
@Startup
@ApplicationScoped
public class Replicas {
    private static final String CHANNEL = "gameserver:replicas";

    private final String own = UUID.randomUUID().toString();
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private final RedisChannels channels;

    Replicas(RedisChannels channels) {
        this.channels = channels;
    }

    /** Hears messages of that subject, on a virtual thread each. */
    public void on(String subject, Consumer<String> listener) {
        listeners.put(subject, listener);
    }

    /** Tells all other replicas, without waiting. */
    public void tell(String subject, String message) {
        channels.tell(CHANNEL, own + "\n" + subject + "\n" + message);
    }

    void start(@Observes StartupEvent event) {
        channels.hear(CHANNEL, this::hear);
    }

    private void hear(String text) {
        var parts = text.split("\n", 3);
        var listener = parts.length == 3 && !parts[0].equals(own) ? listeners.get(parts[1]) : null;
        if (listener != null) {
            Thread.ofVirtual().start(() -> listener.accept(parts[2]));
        }
    }
}
