package io.pteronimbus.gameserver.tenant;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.events.TenantChanged.Change;
import io.pteronimbus.gameserver.quota.QuotaService;
import io.pteronimbus.gameserver.server.TenantServers;
import io.pteronimbus.gameserver.template.TemplateRemoval;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Keeps a copy of tenants' limits, and ends the servers and templates of tenants that end. */
@ApplicationScoped
class TenantChangedConsumer {
    private final QuotaService quotas;
    private final TenantServers servers;
    private final TemplateRemoval templates;
    private final TenantContext tenant;
    private final EventReader reader;
    private final Delivery delivery;

    TenantChangedConsumer(
            QuotaService quotas,
            TenantServers servers,
            TemplateRemoval templates,
            TenantContext tenant,
            EventReader reader,
            Delivery delivery) {
        this.quotas = quotas;
        this.servers = servers;
        this.templates = templates;
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
            var tenantId = present(event.tenantId(), "tenantId");
            tenant.enter(tenantId);
            if (quotas.learn(event)) {
                act(tenantId, present(event.change(), "change"));
            }
        });
    }

    /** What came again after something newer is not acted on. */
    private void act(UUID tenantId, Change change) {
        switch (change) {
            case DELETING -> servers.stopAll(tenantId);
            case DELETED -> {
                servers.deleteAll(tenantId);
                templates.endAll(tenantId);
            }
            case CREATED, UPDATED, LIMITS, SUSPENDED, RESUMED -> {
                // permissions say what is left to do, limits were learned
            }
        }
    }
}
