package io.pteronimbus.gameserver.cluster;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.pteronimbus.gameserver.timing.Timers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How the clusters fare; looked at every heartbeat. The same on every replica. */
@ApplicationScoped
class ClusterMetrics {
    private final ClusterRepository clusters;
    private final OutstandingChanges outstanding;
    private final Timers timers;
    private final LinkConfig config;
    private final Clock clock;
    private final MultiGauge connected;
    private final MultiGauge waiting;
    private final MultiGauge oldest;

    ClusterMetrics(
            ClusterRepository clusters,
            OutstandingChanges outstanding,
            Timers timers,
            LinkConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.clusters = clusters;
        this.outstanding = outstanding;
        this.timers = timers;
        this.config = config;
        this.clock = clock;
        connected = MultiGauge.builder("pteronimbus.cluster.connected")
                .description("1 for a cluster whose controller is connected to some replica, 0 for another")
                .register(meters);
        waiting = MultiGauge.builder("pteronimbus.link.outstanding")
                .description("Changes a cluster's controller has not yet said to hold")
                .register(meters);
        oldest = MultiGauge.builder("pteronimbus.link.outstanding.oldest")
                .baseUnit("seconds")
                .description("Age of the change that has waited longest for a cluster's controller")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        timers.after(Duration.ZERO, this::look);
        timers.every(config.heartbeat(), this::look);
    }

    private void look() {
        var changes = outstanding.byCluster();
        var now = clock.instant();
        List<MultiGauge.Row<?>> connectedRows = new ArrayList<>();
        List<MultiGauge.Row<?>> waitingRows = new ArrayList<>();
        List<MultiGauge.Row<?>> oldestRows = new ArrayList<>();
        for (var cluster : all()) {
            var tags = Tags.of("cluster", cluster.name);
            var left = changes.getOrDefault(cluster.name, ClusterView.Outstanding.NONE);
            var age = left.oldest() == null ? Duration.ZERO : Duration.between(left.oldest(), now);
            connectedRows.add(MultiGauge.Row.of(tags, cluster.state() == ClusterState.CONNECTED ? 1 : 0));
            waitingRows.add(MultiGauge.Row.of(tags, left.count()));
            oldestRows.add(MultiGauge.Row.of(tags, age.toMillis() / 1000.0));
        }
        connected.register(connectedRows, true);
        waiting.register(waitingRows, true);
        oldest.register(oldestRows, true);
    }

    @ActivateRequestContext
    @Transactional
    List<Cluster> all() {
        return clusters.all();
    }
}
