package io.pteronimbus.gameserver.server;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What a controller is sent of a server until the next change.
 *
 * @param spec canonical JSON, without the values of secret variables
 * @param grant compact JWS over generation, spec and those values
 * @param secrets those values with their salt, sealed; null where there are none
 */
@Embeddable
record PublishedIntent(
        @Column(name = "desired_spec") String spec,
        @Column(name = "intent_grant") String grant,
        @Column(name = "desired_secrets") @Nullable String secrets) {
    /** Of a server that is defined elsewhere: nothing is sent of it. */
    static final PublishedIntent NONE = new PublishedIntent("", "", null);

    /** Tells nothing of it. */
    @Override
    public String toString() {
        return "PublishedIntent[...]";
    }
}
