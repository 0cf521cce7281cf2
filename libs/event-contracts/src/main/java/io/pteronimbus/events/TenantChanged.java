package io.pteronimbus.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A tenant was made or became different. Carries the whole of what others may know, so that the newest is enough.
 *
 * @param version grows with every change of the tenant
 */
public record TenantChanged(
        UUID tenantId, Change change, long version, String name, String slug, Limits limits, Instant at) {

    public static final String TYPE = "io.pteronimbus.tenant-changed.v1";

    public enum Change {
        CREATED,
        UPDATED,
        LIMITS,
        SUSPENDED,
        /** No longer suspended, or no longer to be deleted. */
        RESUMED,
        /** Waits for its end, and may be kept until then: its servers are stopped. */
        DELETING,
        /** Is gone, and its servers with it. */
        DELETED
    }

    /**
     * The most a tenant may use in all.
     *
     * @param cpuMillis thousandths of a CPU core
     */
    public record Limits(int servers, int cpuMillis, int memoryMiB, int diskMiB, int backups) {}
}
