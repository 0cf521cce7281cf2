package io.pteronimbus.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody wants a server to be different: gameserver-service accepted an action.
 *
 * @param generation of the intent, grows with every accepted change
 * @param state what the server shows from now on, until the controller reports on this generation
 * @param desiredState where it is to end: {@code RUNNING} or {@code STOPPED}
 */
public record ServerIntentChanged(
        UUID serverId,
        UUID tenantId,
        String name,
        long generation,
        Action action,
        ServerState state,
        ServerState desiredState,
        Actor actor,
        Instant at) {

    public static final String TYPE = "io.pteronimbus.server-intent-changed.v1";

    /** What was asked for. */
    public enum Action {
        CREATE,
        UPDATE,
        START,
        STOP,
        RESTART,
        KILL,
        REINSTALL,
        SUSPEND,
        RESUME,
        DELETE
    }
}
