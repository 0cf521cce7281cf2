package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.TenantChanged.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;

/** The most a new tenant may use in all. */
@ConfigMapping(prefix = "pteronimbus.tenants.limits")
public interface LimitConfig {

    @WithDefault("20")
    @PositiveOrZero
    int servers();

    /** Thousandths of a CPU core. */
    @WithDefault("8000")
    @PositiveOrZero
    int cpuMillis();

    @WithDefault("16384")
    @PositiveOrZero
    int memoryMib();

    @WithDefault("102400")
    @PositiveOrZero
    int diskMib();

    @WithDefault("50")
    @PositiveOrZero
    int backups();

    default Limits limits() {
        return new Limits(servers(), cpuMillis(), memoryMib(), diskMib(), backups());
    }
}
