package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerState;
import java.util.UUID;

/** Within the service: a cluster has a change to hear of, once the transaction commits. */
public record IntentAccepted(String cluster, UUID tenantId, UUID serverId, ServerState state, long stateVersion) {}
