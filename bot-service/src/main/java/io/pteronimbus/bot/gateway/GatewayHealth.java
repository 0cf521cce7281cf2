package io.pteronimbus.bot.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how the connection is. A detail, never a reason not to be ready: the panel works without Discord. */
@ApplicationScoped
@Readiness
public class GatewayHealth implements HealthCheck {
    private final GatewayStatus status;

    GatewayHealth(GatewayStatus status) {
        this.status = status;
    }

    void measure(@Observes StartupEvent event, MeterRegistry meters) {
        meters.gauge(
                "pteronimbus.bot.connected",
                status,
                present -> present.report().state() == GatewayStatus.State.CONNECTED ? 1 : 0);
    }

    @Override
    public HealthCheckResponse call() {
        var report = status.report();
        var response = HealthCheckResponse.named("discord")
                .up()
                .withData("gateway", report.state().name().toLowerCase(Locale.ROOT));
        return (report.why().isEmpty() ? response : response.withData("why", report.why())).build();
    }
}
