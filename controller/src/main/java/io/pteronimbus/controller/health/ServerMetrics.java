package io.pteronimbus.controller.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.controller.gameserver.GameServers;
import io.pteronimbus.crd.GameServerState;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** How many servers are in which state, as far as this controller knows: a standby knows of none. */
@Singleton
@Startup
class ServerMetrics {
    private final GameServers servers;

    ServerMetrics(GameServers servers, MeterRegistry metrics) {
        this.servers = servers;
        for (var state : GameServerState.values()) {
            Gauge.builder("pteronimbus.servers", () -> count(state))
                    .description("Servers by state")
                    .tag("state", state.name())
                    .register(metrics);
        }
    }

    private long count(GameServerState state) {
        return servers.all()
                .filter(server ->
                        server.getStatus() != null && server.getStatus().state() == state)
                .count();
    }
}
