package io.pteronimbus.controller.quota;

/**
 * The most a tenant may use in all, as the panel says.
 *
 * @param version grows with the tenant's changes; 0 for limits nobody set
 * @param cpuMillis thousandths of a CPU core
 */
public record TenantLimits(long version, long servers, long cpuMillis, long memoryMiB, long diskMiB) {
    private static final long MOST = 1_000_000_000_000L;

    public TenantLimits {
        for (var limit : new long[] {version, servers, cpuMillis, memoryMiB, diskMiB}) {
            if (limit < 0 || limit > MOST) {
                throw new IllegalArgumentException("limit out of bounds");
            }
        }
    }

    /** Never less than what its servers were granted already: a lowered limit keeps them able to start. */
    TenantLimits atLeast(TenantLimits granted) {
        return new TenantLimits(
                version,
                Math.max(servers, granted.servers),
                Math.max(cpuMillis, granted.cpuMillis),
                Math.max(memoryMiB, granted.memoryMiB),
                Math.max(diskMiB, granted.diskMiB));
    }
}
