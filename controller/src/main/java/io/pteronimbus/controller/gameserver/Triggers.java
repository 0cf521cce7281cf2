package io.pteronimbus.controller.gameserver;

import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Lets something that is no resource (an acknowledgement, a line of output) ask for a server to be looked at. */
@Singleton
class Triggers {
    private final GameServers servers;
    private volatile @Nullable SimpleInboundEventSource<GameServer> source;

    Triggers(GameServers servers) {
        this.servers = servers;
    }

    SimpleInboundEventSource<GameServer> source() {
        var made = new SimpleInboundEventSource<GameServer>("triggers");
        source = made;
        return made;
    }

    void lookAt(ServerRef server) {
        var present = source;
        if (present != null && present.isRunning()) {
            present.propagateEvent(servers.resourceId(server));
        }
    }
}
