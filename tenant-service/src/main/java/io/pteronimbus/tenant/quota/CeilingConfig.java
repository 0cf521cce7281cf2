package io.pteronimbus.tenant.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How far owners decide themselves how much their tenant may use. */
@ConfigMapping(prefix = "pteronimbus.tenants.ceiling")
interface CeilingConfig {

    /** The largest plan owners may choose; beyond its limits, super administrators decide. */
    @WithDefault("medium")
    Plan plan();
}
