package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.TenantChanged.Limits;

/**
 * The most a tenant may use in all.
 *
 * @param cpuMillis thousandths of a CPU core
 */
record LimitsView(int servers, int cpuMillis, int memoryMiB, int diskMiB, int backups) {

    static LimitsView of(Limits limits) {
        return new LimitsView(
                limits.servers(), limits.cpuMillis(), limits.memoryMiB(), limits.diskMiB(), limits.backups());
    }
}
