package io.pteronimbus.gateway.socket;

import io.pteronimbus.platform.redis.RedisChannels;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Listens where auth-service names the sessions that it ended. */
@ApplicationScoped
class SessionEndings {
    private static final String CHANNEL = "auth:session-ended";

    private final RedisChannels channels;
    private final OpenSockets sockets;

    SessionEndings(RedisChannels channels, OpenSockets sockets) {
        this.channels = channels;
        this.sockets = sockets;
    }

    void start(@Observes StartupEvent event) {
        channels.hear(CHANNEL, sockets::endSession);
    }
}
