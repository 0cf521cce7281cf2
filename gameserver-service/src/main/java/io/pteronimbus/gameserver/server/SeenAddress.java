package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Where players were last seen to be able to connect. */
@Embeddable
class SeenAddress {
    @Column(name = "address_host")
    @Nullable
    String host;

    @Column(name = "address_port")
    @Nullable
    Integer port;

    protected SeenAddress() {}

    private SeenAddress(ServerAddress seen) {
        host = seen.host();
        port = seen.port();
    }

    /** What was seen now, or else before. */
    static @Nullable SeenAddress of(@Nullable ServerAddress seen, @Nullable SeenAddress before) {
        return seen == null ? before : new SeenAddress(seen);
    }

    @Nullable
    ServerAddress toAddress() {
        return host == null || port == null ? null : new ServerAddress(host, port);
    }
}
