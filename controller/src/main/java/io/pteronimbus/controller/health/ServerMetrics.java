package io.pteronimbus.controller.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.controller.gameserver.ServerStates;
import io.pteronimbus.crd.GameServerState;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** How many servers are in which state, as far as this controller knows: a standby knows of none. */
@Singleton
@Startup
class ServerMetrics {
    ServerMetrics(ServerStates servers, MeterRegistry metrics) {
        for (var state : GameServerState.values()) {
            Gauge.builder("pteronimbus.servers", () -> servers.count(state))
                    .description("Servers by state")
                    .tag("state", state.name())
                    .register(metrics);
        }
    }
}
