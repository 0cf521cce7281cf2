package io.pteronimbus.notification.feed;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** What people get to see of what somebody asked of a server: not which cluster it is on. */
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
        Instant at) {

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
                event.at());
    }
}
