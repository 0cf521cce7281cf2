package io.pteronimbus.tenant.guild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long Discord's word counts. */
@ConfigMapping(prefix = "pteronimbus.discord")
public interface DiscordConfig {

    /**
     * The longest that a change at Discord, of which nothing is told, stays unknown: within this, what was heard is heard anew, by
     * reading the whole guild, or the one member where members are not listed.
     */
    @WithDefault("PT5M")
    Duration checkEvery();

    /** When Discord has said nothing for so long, what it said last counts no more. */
    @WithDefault("P1D")
    Duration trustFor();

    /** How long a guild that could not be read is not tried again; it doubles from time to time, up to five minutes. */
    @WithDefault("PT15S")
    Duration syncPause();

    /**
     * When it is time to ask again, so that {@link #checkEvery} holds: the rest of it is for what has to happen then. Who has an open
     * socket is looked at in rounds of half a minute, and one guild is read after the other.
     */
    static Duration askAfter(DiscordConfig config) {
        return config.checkEvery().multipliedBy(17).dividedBy(20);
    }
}
