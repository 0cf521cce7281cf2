package io.pteronimbus.gameserver.metrics;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.ServerStats;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes samples of servers from their controllers. */
@ApplicationScoped
class StatsConsumer {
    private final StatsService stats;
    private final TenantContext tenant;
    private final EventReader reader;
    private final Delivery delivery;

    StatsConsumer(StatsService stats, TenantContext tenant, EventReader reader, Delivery delivery) {
        this.stats = stats;
        this.tenant = tenant;
        this.reader = reader;
        this.delivery = delivery;
    }

    @Incoming("server-stats")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onServerStats(Message<byte[]> message) {
        return delivery.take(message, () -> {
            var sample = reader.read(message, ServerStats.class);
            present(sample.serverId(), "serverId");
            present(sample.cluster(), "cluster");
            present(sample.runId(), "runId");
            present(sample.at(), "at");
            tenant.enter(present(sample.tenantId(), "tenantId"));
            stats.take(sample);
        });
    }
}
