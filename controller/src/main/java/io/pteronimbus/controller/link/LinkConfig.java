package io.pteronimbus.controller.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the panel is reached. */
@ConfigMapping(prefix = "pteronimbus.link")
public interface LinkConfig {

    /** WebSocket address of the link; streams are dialled at {@code <url>/streams/<id>}. */
    String url();

    /** The cluster's credential. Never logged. */
    String credential();

    @WithDefault("15s")
    Duration heartbeat();

    /** After so long without a word from the panel the connection counts as broken. */
    @WithDefault("45s")
    Duration silence();

    /** Pause before dialling again, the first time; it doubles up to {@link #longestPause}, and is jittered. */
    @WithDefault("250ms")
    Duration firstPause();

    @WithDefault("15s")
    Duration longestPause();
}
