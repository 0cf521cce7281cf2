package io.pteronimbus.controller.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the panel wants of one server.
 *
 * @param deleted a tombstone: the server and all its data are to go
 * @param spec of the resource, without generation and grant; kept as it came, since its hash is signed. A tombstone may
 *     have none
 * @param grant the panel's signature
 * @param secrets what lies beside the spec; null where there is nothing secret
 */
public record DesiredServer(
        UUID serverId,
        UUID tenantId,
        long generation,
        boolean deleted,
        @Nullable JsonNode spec,
        @Nullable String grant,
        @Nullable SecretValues secrets) {

    /** Without spec, grant and secrets. */
    @Override
    public String toString() {
        return "DesiredServer[" + serverId + ", tenant=" + tenantId + ", generation=" + generation + ", deleted="
                + deleted + "]";
    }
}
