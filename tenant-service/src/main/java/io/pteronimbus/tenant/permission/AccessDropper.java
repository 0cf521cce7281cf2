package io.pteronimbus.tenant.permission;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.persistence.intake.NotNowException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Has Redis forget what was computed before a change, whoever died meanwhile: tries until Redis is there. */
@ApplicationScoped
class AccessDropper {
    private final EventReader reader;
    private final Delivery delivery;
    private final PermissionWriter writer;

    AccessDropper(EventReader reader, Delivery delivery, PermissionWriter writer) {
        this.reader = reader;
        this.delivery = delivery;
        this.writer = writer;
    }

    @Incoming("access-changed")
    @Blocking
    CompletionStage<Void> onAccessChanged(Message<byte[]> message) {
        return delivery.take(message, () -> drop(reader.read(message, AccessChanged.class)));
    }

    /** Throws {@link NotNowException} while Redis is away. What concerns all tenants of somebody comes from auth-service: their office, which has a key of its own, or their session. */
    void drop(AccessChanged event) {
        var tenantId = event.tenantId();
        if (tenantId == null) {
            return;
        }
        try {
            if (event.userId() == null) {
                writer.dropAll(tenantId, event.rbacVersion());
            } else {
                writer.drop(tenantId, event.userId(), event.rbacVersion());
            }
        } catch (RuntimeException redisAway) {
            throw new NotNowException("Redis was not told of a change", redisAway);
        }
    }
}
