package io.pteronimbus.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did, or tried, something that matters later: who, what, on what, from where, and how it ended.
 *
 * @param id UUIDv7
 * @param tenantId null for what belongs to the platform as a whole
 * @param action {@code resource:verb}, as the permission it needs, or as {@code auth:login}
 * @param address of the client, as the gateway saw it
 * @param override a super administrator used their right over a tenant
 * @param before chosen fields before, never a secret; null when there is no before
 * @param after chosen fields after, never a secret; null when there is no after
 */
public record AuditEntry(
        UUID id,
        @Nullable UUID tenantId,
        Actor actor,
        String action,
        Target target,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String address,
        @Nullable String userAgent,
        boolean override,
        @Nullable String traceId,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        Instant at) {

    public static final String TYPE = "io.pteronimbus.audit-entry.v1";

    public enum Outcome {
        SUCCESS,
        DENIED,
        FAILED
    }

    /**
     * What it was done to.
     *
     * @param kind {@code server}, {@code tenant}, {@code user} ...
     */
    public record Target(String kind, String id, @Nullable String name) {}
}
