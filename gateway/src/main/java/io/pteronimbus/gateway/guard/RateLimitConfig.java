package io.pteronimbus.gateway.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much one address may ask for. IPv6 addresses count by their /64 network. */
@ConfigMapping(prefix = "pteronimbus.rate-limit")
interface RateLimitConfig {

    /** Attempts to sign in or register at once. */
    @WithDefault("60")
    @Min(1)
    @Max(1_000_000)
    int signInBurst();

    /** Attempts to sign in or register a minute, in the long run. */
    @WithDefault("60")
    @Min(1)
    @Max(1_000_000)
    int signInPerMinute();

    /** Requests of any kind at once. */
    @WithDefault("6000")
    @Min(1)
    @Max(1_000_000)
    int burst();

    /** Requests of any kind a second, in the long run. */
    @WithDefault("3000")
    @Min(1)
    @Max(1_000_000)
    int perSecond();
}
