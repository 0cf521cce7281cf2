package io.pteronimbus.gameserver.console;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What a console may cost, and how long things last. */
@ConfigMapping(prefix = "pteronimbus.console")
interface ConsoleConfig {

    /** Lines kept of each server's output while somebody watches. */
    @WithDefault("2000")
    @Min(1)
    int ringLines();

    /** The most those lines may take, counted in characters of text. */
    @WithDefault("512K")
    MemorySize ringBytes();

    @WithDefault("50")
    @Min(1)
    int viewersPerUser();

    /** Commands a viewer may send within {@link #commandWindow()}. */
    @WithDefault("20")
    @Min(1)
    int commandsPerWindow();

    @WithDefault("10S")
    Duration commandWindow();

    /** How long a command may take to reach the game. */
    @WithDefault("5S")
    Duration commandTimeout();

    /** How long the stream from the controller stays open after its last use. */
    @WithDefault("60S")
    Duration idle();

    /** How long a controller may take to dial a stream it was asked for. */
    @WithDefault("10S")
    Duration dialTimeout();

    /** Pause before a stream that broke is asked for again; doubles up to {@link #longestPause()}. */
    @WithDefault("500MS")
    Duration firstPause();

    @WithDefault("15S")
    Duration longestPause();

    /** How long after a look at viewers' permissions, and sessions, the next begins. */
    @WithDefault("30S")
    Duration recheck();

    /** How long before a token ends its viewer is told. */
    @WithDefault("60S")
    Duration expiryNotice();

    /** How long one frame may be on its way to a viewer before the viewer counts as gone. */
    @WithDefault("60S")
    Duration sendTimeout();
}
