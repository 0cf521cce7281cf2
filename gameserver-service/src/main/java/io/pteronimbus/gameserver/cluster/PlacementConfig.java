package io.pteronimbus.gameserver.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where new servers go. */
@ConfigMapping(prefix = "pteronimbus.placement")
interface PlacementConfig {

    /** Whether a cluster takes no more than its nodes can give. Not so where pods are processes that share one machine. */
    @WithDefault("true")
    boolean limitedByCapacity();
}
