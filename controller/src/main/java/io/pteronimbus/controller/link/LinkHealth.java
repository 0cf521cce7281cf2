package io.pteronimbus.controller.link;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.pteronimbus.controller.health.HealthConfig;
import io.pteronimbus.controller.leader.Leadership;
import io.pteronimbus.controller.leader.Leadership.Role;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as the panel is connected, or was a short while ago. A standby has no link, and needs none. Not being ready stops nothing:
 * without the panel the controller still keeps servers running and reports on them.
 */
@Singleton
@Readiness
public class LinkHealth implements HealthCheck {
    private final LinkClient link;
    private final Leadership leadership;
    private final Duration grace;
    private volatile long connectedAt = System.nanoTime();

    LinkHealth(LinkClient link, Leadership leadership, HealthConfig config, MeterRegistry metrics) {
        this.link = link;
        this.leadership = leadership;
        grace = config.linkGrace();
        TimeGauge.builder("pteronimbus.link.silence", () -> link.silence().toMillis(), TimeUnit.MILLISECONDS)
                .description("Time since the panel's last word")
                .register(metrics);
        metrics.gauge("pteronimbus.link.connected", link, present -> present.isConnected() ? 1 : 0);
    }

    @Override
    public HealthCheckResponse call() {
        var connected = link.isConnected();
        if (connected || leadership.role() != Role.LEADING) {
            connectedAt = System.nanoTime();
        }
        var away = Duration.ofNanos(System.nanoTime() - connectedAt);
        return HealthCheckResponse.named("link")
                .status(away.compareTo(grace) <= 0)
                .withData("connected", connected)
                .build();
    }
}
