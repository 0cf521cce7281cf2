package io.pteronimbus.gateway.route;

import java.util.Locale;

/** The services behind the gateway. */
public enum Upstream {
    AUTH,
    TENANT,
    GAMESERVER,
    NOTIFICATION;

    /** As in {@code pteronimbus.<key>.url}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
