package io.pteronimbus.gameserver.quota;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Keeps a copy of tenants' limits. */
@ApplicationScoped
class TenantChangedConsumer {
    private final QuotaService quotas;
    private final TenantContext tenant;
    private final EventReader reader;
    private final Delivery delivery;

    TenantChangedConsumer(QuotaService quotas, TenantContext tenant, EventReader reader, Delivery delivery) {
        this.quotas = quotas;
        this.tenant = tenant;
        this.reader = reader;
        this.delivery = delivery;
    }

    @Incoming("tenant-changed")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onTenantChanged(Message<byte[]> message) {
        return delivery.take(message, () -> {
            var event = reader.read(message, TenantChanged.class);
            present(event.limits(), "limits");
            tenant.enter(present(event.tenantId(), "tenantId"));
            quotas.learn(event);
        });
    }
}
