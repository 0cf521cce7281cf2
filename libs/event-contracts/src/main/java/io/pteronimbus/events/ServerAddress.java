package io.pteronimbus.events;

/** Where players connect: a host name or address, and a port from 1 to 65535. */
public record ServerAddress(String host, int port) {
    public ServerAddress {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port must be 1 to 65535, was " + port);
        }
    }
}
