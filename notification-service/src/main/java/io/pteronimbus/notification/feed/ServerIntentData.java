package io.pteronimbus.notification.feed;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people get to see of what somebody asked of a server: not which cluster it is on.
 *
 * @param tags null where the event is of before there were any
 */
@RegisterForReflection
record ServerIntentData(
        UUID serverId,
        UUID tenantId,
        String name,
        long generation,
        ServerIntentChanged.Action action,
        ServerState state,
        ServerState desiredState,
        Actor actor,
        Instant at,
        @Nullable List<String> tags) {

    static ServerIntentData of(ServerIntentChanged event) {
        return new ServerIntentData(
                event.serverId(),
                event.tenantId(),
                event.name(),
                event.generation(),
                event.action(),
                event.state(),
                event.desiredState(),
                event.actor(),
                event.at(),
                event.tags());
    }
}
