package io.pteronimbus.controller.link;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether the panel is connected. A detail, never a reason not to be ready: without the panel the controller
 * still keeps servers running and reports on them, and taking it away would help nobody.
 */
@Singleton
@Readiness
public class LinkHealth implements HealthCheck {
    private final LinkClient link;

    LinkHealth(LinkClient link, MeterRegistry metrics) {
        this.link = link;
        metrics.gauge("pteronimbus.link.connected", link, present -> present.isConnected() ? 1 : 0);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("link")
                .up()
                .withData("connected", link.isConnected())
                .build();
    }
}
