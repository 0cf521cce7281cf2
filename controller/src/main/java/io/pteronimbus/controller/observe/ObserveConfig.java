package io.pteronimbus.controller.observe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How servers that run are looked at. */
@ConfigMapping(prefix = "pteronimbus.observe")
public interface ObserveConfig {

    /** How long a game is left alone between two questions, up to a quarter more by chance; and how often use is read. Below 15 s for tests only. */
    @WithDefault("20s")
    Duration interval();

    /** How long a game may take to answer. */
    @WithDefault("5s")
    Duration timeout();

    /** How many games are asked at the same time, however many there are. */
    @WithDefault("64")
    int atOnce();

    @WithDefault("POD")
    Where askAt();

    /** Which of a game's addresses is asked. */
    enum Where {
        /** The pod's own: for a controller in the cluster's network. */
        POD,
        /** The node port at {@code pteronimbus.controller.public-host}: for a controller outside of it. */
        NODE
    }
}
