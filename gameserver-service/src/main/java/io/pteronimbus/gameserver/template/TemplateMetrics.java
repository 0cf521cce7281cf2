package io.pteronimbus.gameserver.template;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.gameserver.timing.Timers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** How many templates were made in clusters themselves, over all tenants, counted every 15 s. */
@ApplicationScoped
class TemplateMetrics {
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final ExternalTemplates external;
    private final Timers timers;
    private volatile long count;

    TemplateMetrics(ExternalTemplates external, Timers timers, MeterRegistry meters) {
        this.external = external;
        this.timers = timers;
        Gauge.builder("pteronimbus.external.templates", () -> count)
                .description("Templates that were made in a cluster itself")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        timers.after(Duration.ZERO, this::look);
        timers.every(PERIOD, this::look);
    }

    private void look() {
        count = external.count();
    }
}
