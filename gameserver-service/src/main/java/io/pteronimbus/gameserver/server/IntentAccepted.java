package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import java.util.UUID;

/** Within the service: a cluster has a change to hear of, once the transaction commits. */
public record IntentAccepted(
        String cluster,
        UUID tenantId,
        UUID serverId,
        ServerIntentChanged.Action action,
        ServerState state,
        long stateVersion) {}
