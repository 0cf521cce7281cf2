package io.pteronimbus.gameserver.server;

import java.util.Locale;

/** An action that was accepted, and whose outcome is awaited. */
enum PendingAction {
    START,
    STOP,
    RESTART,
    KILL,
    REINSTALL,
    SUSPEND,
    RESUME;

    static PendingAction of(PowerAction action) {
        return valueOf(action.name());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
