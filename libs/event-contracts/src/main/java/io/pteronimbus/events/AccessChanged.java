package io.pteronimbus.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do changed, or their session ended: whoever holds a socket or a cache of theirs looks again.
 *
 * @param tenantId null: in all tenants
 * @param userId null: everybody in the tenant
 * @param sessionId not null: just this session, and it is over
 */
public record AccessChanged(
        @Nullable UUID tenantId,
        @Nullable UUID userId,
        @Nullable String sessionId,
        long rbacVersion,
        Instant at) {

    public static final String TYPE = "io.pteronimbus.access-changed.v1";
}
