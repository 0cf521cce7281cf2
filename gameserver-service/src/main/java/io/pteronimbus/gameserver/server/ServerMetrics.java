package io.pteronimbus.gameserver.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.timing.Timers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;

/** How many servers show each state, over all tenants, counted every 15 s; and what people want of them. */
@ApplicationScoped
class ServerMetrics {
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final DesiredServers servers;
    private final Timers timers;
    private final MeterRegistry meters;
    private volatile Map<String, Long> counts = Map.of();
    private final ExternalServers external;
    private volatile long externals;

    ServerMetrics(DesiredServers servers, ExternalServers external, Timers timers, MeterRegistry meters) {
        this.external = external;
        this.servers = servers;
        this.timers = timers;
        this.meters = meters;
        for (var action : ServerIntentChanged.Action.values()) {
            Counter.builder("pteronimbus.server.intents")
                    .description("Changes of what is wanted of servers, as they were accepted")
                    .tag("action", action.name())
                    .register(meters);
        }
        Gauge.builder("pteronimbus.external.servers", () -> externals)
                .description("Servers that were made in a cluster itself")
                .register(meters);
        for (var state : ServerState.values()) {
            Gauge.builder("pteronimbus.servers", () -> counts.getOrDefault(state.name(), 0L))
                    .description("Servers by the state they show")
                    .tag("state", state.name())
                    .register(meters);
        }
    }

    void onIntent(@Observes(during = TransactionPhase.AFTER_SUCCESS) IntentAccepted accepted) {
        meters.counter("pteronimbus.server.intents", "action", accepted.action().name())
                .increment();
    }

    void start(@Observes StartupEvent event) {
        timers.after(Duration.ZERO, this::count);
        timers.every(PERIOD, this::count);
    }

    private void count() {
        counts = Map.copyOf(servers.countByState());
        externals = external.count();
    }
}
