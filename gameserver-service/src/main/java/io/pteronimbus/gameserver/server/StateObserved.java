package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerState;
import java.util.UUID;

/**
 * Within the service: a server shows another state, once the transaction commits.
 *
 * @param stateVersion grows with each state the server enters
 * @param gone the server was removed
 */
public record StateObserved(UUID tenantId, UUID serverId, ServerState state, long stateVersion, boolean gone) {}
