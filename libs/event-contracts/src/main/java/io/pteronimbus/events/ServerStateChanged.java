package io.pteronimbus.events;

import java.time.Instant;
import java.util.List;
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
 * @param lastLines what the container that ended said last, oldest first, at most 10 lines of 200 characters; empty when none
 *     ended or its output could not be had. Added later: not in older events
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
        boolean deleted,
        List<String> lastLines) {

    public static final String TYPE = "io.pteronimbus.server-state-changed.v1";

    public ServerStateChanged {
        lastLines = lastLines == null ? List.of() : List.copyOf(lastLines);
    }

    /** Of a change that is due to no container's end. */
    public ServerStateChanged(
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
        this(
                serverId,
                tenantId,
                cluster,
                resourceUid,
                stateSeq,
                generation,
                state,
                previousState,
                reason,
                message,
                at,
                runId,
                exitCode,
                address,
                deleted,
                List.of());
    }

    /** The same for every delivery of the same transition. */
    public UUID eventId() {
        return EventIds.of(resourceUid, Long.toString(stateSeq));
    }
}
