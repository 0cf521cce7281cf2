package io.pteronimbus.gameserver.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much is fetched of what people name. */
@ConfigMapping(prefix = "pteronimbus.fetch")
public interface FetchConfig {
    /** Networks that are asked though they are not of the Internet, as {@code 10.1.0.0/16}: somebody's own machines. */
    Optional<List<String>> allowedNetworks();

    @WithDefault("4M")
    MemorySize largest();

    /** For all of it, whatever it leads on to. */
    @WithDefault("10s")
    Duration timeout();
}
