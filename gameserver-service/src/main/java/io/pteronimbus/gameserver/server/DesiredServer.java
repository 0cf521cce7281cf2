package io.pteronimbus.gameserver.server;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a controller is to make of one server.
 *
 * @param deleted a tombstone: everything of the server is to go
 * @param spec canonical JSON
 * @param grant compact JWS over generation, spec and secrets
 * @param revision number of the change in the cluster's list
 * @param secrets what lies beside the spec; null where there is nothing secret, and in a tombstone
 */
public record DesiredServer(
        UUID serverId,
        UUID tenantId,
        long generation,
        boolean deleted,
        String spec,
        String grant,
        long revision,
        @Nullable SecretValues secrets) {

    static DesiredServer of(Server server, ServerSeal seal) {
        var intent = server.intent;
        var secrets = intent.secrets();
        return new DesiredServer(
                server.id,
                server.tenantId,
                server.generation,
                server.deleting,
                intent.spec(),
                intent.grant(),
                server.revision,
                secrets == null ? null : seal.openSecrets(server.tenantId, server.id, secrets));
    }

    /** Without spec, grant and secrets. */
    @Override
    public String toString() {
        return "DesiredServer[" + serverId + ", tenant=" + tenantId + ", generation=" + generation + ", deleted="
                + deleted + ", revision=" + revision + "]";
    }
}
