package io.pteronimbus.tenant.permission;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.Topics;
import io.pteronimbus.persistence.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the world that what somebody may do became different. In the transaction that changes it, which holds the tenant's row. */
@ApplicationScoped
class AccessEvents {
    private final Outbox outbox;
    private final Clock clock;

    AccessEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param userId null for everybody in the tenant */
    void changed(UUID tenantId, @Nullable UUID userId, long version) {
        var event = new AccessChanged(tenantId, userId, null, version, clock.instant());
        outbox.publish(Topics.ACCESS_CHANGED, tenantId.toString(), EventIds.next(), AccessChanged.TYPE, event);
    }
}
