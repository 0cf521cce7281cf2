package io.pteronimbus.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a server to be different: gameserver-service accepted an action.
 *
 * @param generation of the intent, grows with every accepted change
 * @param state what the server shows from now on, until the controller reports on this generation
 * @param desiredState where it is to end: {@code RUNNING} or {@code STOPPED}
 * @param cluster that the server is on, for ever: what another cluster says of it is not true. Added later: null in older events
 * @param tags by which people sort it. Added later: null in older events
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
        Instant at,
        @Nullable String cluster,
        @Nullable List<String> tags) {

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
