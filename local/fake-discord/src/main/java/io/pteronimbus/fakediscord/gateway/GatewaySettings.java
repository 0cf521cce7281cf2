package io.pteronimbus.fakediscord.gateway;

import java.time.Duration;

/**
 * How the gateway behaves, until it is set otherwise.
 *
 * @param heartbeat         how often a client must send a heartbeat; of connections made from now on
 * @param keep              how long a session can be resumed after its connection is gone
 * @param identifySpacing   how far apart sessions of an application may begin
 * @param memberListSpacing how far apart a session may ask for all members of a guild
 * @param sessionStarts     how many sessions of an application may begin in a day
 * @param guildsPerShard    how many guilds a session may have
 * @param dropHeartbeatAcks whether heartbeats are not answered
 * @param muteDispatches    whether events are lost
 * @param dispatchDelay     how late events are
 */
public record GatewaySettings(
        Duration heartbeat,
        Duration keep,
        Duration identifySpacing,
        Duration memberListSpacing,
        int sessionStarts,
        int guildsPerShard,
        boolean dropHeartbeatAcks,
        boolean muteDispatches,
        Duration dispatchDelay) {

    /** As Discord is known to behave. */
    public static final GatewaySettings USUAL = new GatewaySettings(
            Duration.ofMillis(41_250),
            Duration.ofMinutes(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            1000,
            2500,
            false,
            false,
            Duration.ZERO);
}
