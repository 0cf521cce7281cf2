package io.pteronimbus.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Access tokens. */
@ConfigMapping(prefix = "pteronimbus.auth.access-token")
public interface TokenConfig {
    /** How far the clocks of two machines may be apart. */
    Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** How long an access token is good for. A session that ends before takes effect at the gateway at once. */
    @WithDefault("PT1H")
    Duration lifetime();

    /** How long a key signs before another takes its place. */
    @WithDefault("P30D")
    Duration rotateAfter();

    /** How long a key is published before it signs. Verifiers read keys again within two minutes. */
    @WithDefault("PT1H")
    Duration publishAhead();
}
