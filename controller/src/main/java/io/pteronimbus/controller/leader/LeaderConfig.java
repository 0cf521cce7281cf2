package io.pteronimbus.controller.leader;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Which of several controllers works. */
@ConfigMapping(prefix = "pteronimbus.leader-election")
public interface LeaderConfig {

    /** Not set: as the controller runs in a pod or not. One that runs alone and is not elected never waits for a lease. */
    Optional<Boolean> enabled();

    @WithDefault("pteronimbus-controller")
    String leaseName();

    /** Where the lease is; not set: the controller's own namespace. */
    Optional<String> namespace();

    /** So long a lease that nobody renewed is waited for. */
    @WithDefault("10s")
    Duration leaseDuration();

    /** A leader that cannot renew for so long gives up; shorter than the lease, so that it has ended before another begins. */
    @WithDefault("7s")
    Duration renewDeadline();

    /** Between two looks at the lease. */
    @WithDefault("2s")
    Duration retryPeriod();
}
