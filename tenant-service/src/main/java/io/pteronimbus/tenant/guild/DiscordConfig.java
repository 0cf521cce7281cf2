package io.pteronimbus.tenant.guild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long Discord's word counts. */
@ConfigMapping(prefix = "pteronimbus.discord")
public interface DiscordConfig {

    /** After this, what was heard is heard anew: by reading the whole guild, or the one member where members are not listed. */
    @WithDefault("PT5M")
    Duration checkEvery();

    /** When Discord has said nothing for so long, what it said last counts no more. */
    @WithDefault("P1D")
    Duration trustFor();
}
