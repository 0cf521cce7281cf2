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
 */
public record DesiredServer(
        UUID serverId,
        UUID tenantId,
        long generation,
        boolean deleted,
        @Nullable JsonNode spec,
        @Nullable String grant) {

    /** Without spec and grant. */
    @Override
    public String toString() {
        return "DesiredServer[" + serverId + ", tenant=" + tenantId + ", generation=" + generation + ", deleted="
                + deleted + "]";
    }
}
