package io.pteronimbus.gameserver.quota;

import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.gameserver.json.ForeignJson;
import io.pteronimbus.gameserver.json.UnreadableException;
import io.pteronimbus.gameserver.observation.Delivery;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps a copy of tenants' limits. */
@ApplicationScoped
class TenantChangedConsumer {
    private final QuotaService quotas;
    private final TenantContext tenant;
    private final ForeignJson json;
    private final Delivery delivery;

    TenantChangedConsumer(QuotaService quotas, TenantContext tenant, ForeignJson json, Delivery delivery) {
        this.quotas = quotas;
        this.tenant = tenant;
        this.json = json;
        this.delivery = delivery;
    }

    @Incoming("tenant-changed")
    @Blocking
    @ActivateRequestContext
    void onTenantChanged(byte[] message) {
        var event = json.read(message, TenantChanged.class);
        if (event.tenantId() == null || event.limits() == null) {
            throw new UnreadableException("a change without tenant or limits", null);
        }
        tenant.enter(event.tenantId());
        delivery.take(() -> quotas.learn(event));
    }
}
