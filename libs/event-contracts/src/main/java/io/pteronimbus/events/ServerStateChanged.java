package io.pteronimbus.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The controller saw a server change its state. Each transition is published at least once with the same
 * {@link #eventId()}; consumers ignore a {@code stateSeq} they have seen for the resource.
 *
 * @param resourceUid uid of the {@code GameServer} resource; a server made anew gets a new one
 * @param stateSeq grows by one with each transition of the resource, from 1
 * @param generation of the intent that this state answers to
 * @param reason CamelCase word for machines, as in a Kubernetes condition
 * @param message for people, at most 1,024 characters
 * @param at when the controller saw it
 * @param runId id of the container that runs, or ran, the game
 * @param exitCode of the game process, when the transition is due to its end
 * @param deleted the server is gone, with all that belonged to it; the last transition of its resource
 */
public record ServerStateChanged(
        UUID serverId,
        UUID tenantId,
        String cluster,
        String resourceUid,
        long stateSeq,
        long generation,
        ServerState state,
        @Nullable ServerState previousState,
        String reason,
        @Nullable String message,
        Instant at,
        @Nullable String runId,
        @Nullable Integer exitCode,
        @Nullable ServerAddress address,
        boolean deleted) {

    public static final String TYPE = "io.pteronimbus.server-state-changed.v1";

    /** The same for every delivery of the same transition. */
    public UUID eventId() {
        return EventIds.of(resourceUid, Long.toString(stateSeq));
    }
}
