package io.pteronimbus.gameserver.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

/** The link to controllers. */
@ConfigMapping(prefix = "pteronimbus.link")
public interface LinkConfig {

    /** Name of the cluster that is enrolled by configuration; new servers go there. */
    @WithDefault("local")
    @NotBlank
    @Size(max = 63)
    String cluster();

    /** The credential of that cluster. Only its SHA-256 is stored. Without it the cluster cannot dial in anew. */
    Optional<@Size(min = 16) String> credential();

    /** How often each side says that it is alive, and how late word from another replica may be noticed. */
    @WithDefault("15S")
    Duration heartbeat();

    /** Silence after which the other side counts as dead. */
    @WithDefault("45S")
    Duration silence();

    /** How often everything is sent again, whether it changed or not. */
    @WithDefault("5M")
    Duration resync();

    /** How long a frame may take to leave before the connection counts as dead. */
    @WithDefault("20S")
    Duration sendTimeout();
}
