package io.pteronimbus.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pteronimbus.events.AccessChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest rules this service heard of, for a person or for everybody in a tenant. A set from older rules counts no more, even
 * where Redis still has it. Remembered for longer than Redis keeps a set, which is five minutes.
 */
@ApplicationScoped
class HeardChanges {
    private static final int MOST = 20_000;
    private static final Duration KEPT = Duration.ofMinutes(6);

    private final Cache<Concerned, Long> versions =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** @param userId null for everybody in the tenant */
    private record Concerned(UUID tenantId, @Nullable UUID userId) {}

    void hear(AccessChanged change) {
        var tenantId = change.tenantId();
        if (tenantId != null && change.sessionId() == null) {
            versions.asMap().merge(new Concerned(tenantId, change.userId()), change.rbacVersion(), Math::max);
        }
    }

    /** The version that a set of theirs must have at least. */
    long since(UUID tenantId, UUID userId) {
        return Math.max(since(new Concerned(tenantId, null)), since(new Concerned(tenantId, userId)));
    }

    private long since(Concerned concerned) {
        var version = versions.getIfPresent(concerned);
        return version == null ? 0 : version;
    }
}
