package io.pteronimbus.notification.feed;

import io.pteronimbus.events.ServerAddress;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people get to see of a transition: not which cluster it was in.
 *
 * @param resourceUid of the resource that {@code stateSeq} counts for; items kept from before leave it out
 */
@RegisterForReflection
record ServerStateData(
        UUID serverId,
        UUID tenantId,
        ServerState state,
        @Nullable ServerState previousState,
        String reason,
        @Nullable String message,
        Instant at,
        long stateSeq,
        String resourceUid,
        long generation,
        @Nullable Integer exitCode,
        @Nullable ServerAddress address,
        boolean deleted) {

    static ServerStateData of(ServerStateChanged event) {
        return new ServerStateData(
                event.serverId(),
                event.tenantId(),
                event.state(),
                event.previousState(),
                event.reason(),
                event.message(),
                event.at(),
                event.stateSeq(),
                event.resourceUid(),
                event.generation(),
                event.exitCode(),
                event.address(),
                event.deleted());
    }
}
