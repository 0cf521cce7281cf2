package io.pteronimbus.gameserver.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What a tenant may use until tenant-service has said so. */
@ConfigMapping(prefix = "pteronimbus.quota.default")
interface QuotaConfig {

    @WithDefault("20")
    @Min(0)
    int servers();

    /** Thousandths of a CPU core. */
    @WithDefault("8000")
    @Min(0)
    int cpuMillis();

    @WithDefault("16384")
    @Min(0)
    int memoryMiB();

    @WithDefault("102400")
    @Min(0)
    int diskMiB();
}
