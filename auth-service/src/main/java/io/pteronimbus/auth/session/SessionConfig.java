package io.pteronimbus.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long people stay signed in. */
@ConfigMapping(prefix = "pteronimbus.auth.session")
public interface SessionConfig {

    /** How long a session lasts without being used; each refresh starts it anew. */
    @WithDefault("P30D")
    Duration lifetime();

    /** How long a refresh token that was just used answers the same successor, for two tabs that refresh at once. */
    @WithDefault("PT10S")
    Duration grace();

    /** Sessions of one person; signing in beyond that ends the oldest. */
    @WithDefault("100")
    @Min(1)
    @Max(1_000)
    int most();
}
