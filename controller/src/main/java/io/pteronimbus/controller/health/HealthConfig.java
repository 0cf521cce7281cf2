package io.pteronimbus.controller.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the controller counts as ready, and as stuck. */
@ConfigMapping(prefix = "pteronimbus.health")
public interface HealthConfig {

    /** So long the panel may be away until the controller is not ready any more; also from its start on. */
    @WithDefault("60s")
    Duration linkGrace();

    /** A look at a server, or at the lease, that takes longer is stuck: every request to the cluster ends much sooner. */
    @WithDefault("5m")
    Duration longestLook();
}
