package io.pteronimbus.bot.gateway;

import java.io.IOException;
import java.util.Set;

/** Hears what Discord tells, on an event loop: it must not block. */
public interface GatewayListener {

    /**
     * A new session has begun; what happened before it was perhaps not told.
     *
     * @param guildIds all the bot is in
     */
    void begun(Set<String> guildIds);

    /** Throws IOException for an event that cannot be read: it is passed over. */
    void happened(Dispatch event) throws IOException;
}
