package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerState;
import java.util.UUID;

/**
 * As much of a server as other features need.
 *
 * @param stateVersion grows with each state the server enters
 */
public record ServerBrief(UUID id, UUID tenantId, String name, String cluster, ServerState state, long stateVersion) {

    static ServerBrief of(Server server) {
        return new ServerBrief(
                server.id, server.tenantId, server.name, server.cluster, server.state, server.stateVersion);
    }
}
