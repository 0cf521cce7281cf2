package io.pteronimbus.gateway.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much one address and one account may ask for. IPv6 addresses count by their /64 network. */
@ConfigMapping(prefix = "pteronimbus.rate-limit")
public interface RateLimitConfig {

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

    /** Requests of one account at once, over all its sessions and keys. */
    @WithDefault("2000")
    @Min(1)
    @Max(1_000_000)
    int accountBurst();

    /** Requests of one account a second, in the long run. */
    @WithDefault("500")
    @Min(1)
    @Max(1_000_000)
    int accountPerSecond();

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
