package io.pteronimbus.gameserver.server;

import java.util.UUID;

/**
 * What a controller is to make of one server.
 *
 * @param deleted a tombstone: everything of the server is to go
 * @param spec canonical JSON
 * @param grant compact JWS over generation and spec
 * @param revision number of the change in the cluster's list
 */
public record DesiredServer(
        UUID serverId, UUID tenantId, long generation, boolean deleted, String spec, String grant, long revision) {

    static DesiredServer of(Server server) {
        return new DesiredServer(
                server.id,
                server.tenantId,
                server.generation,
                server.deleting,
                server.desiredSpec,
                server.intentGrant,
                server.revision);
    }
}
