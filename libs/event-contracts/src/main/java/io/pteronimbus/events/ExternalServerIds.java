package io.pteronimbus.events;

import java.util.UUID;

/**
 * Ids of servers that the panel did not make. Both sides compute them, so neither has to believe the other; they are UUIDs of
 * version 5, and so never those of a server of the panel, whose ids have version 7.
 */
public final class ExternalServerIds {
    private static final int VERSION = 5;

    private ExternalServerIds() {}

    /** @param resourceUid that the cluster gave the {@code GameServer}; nobody can choose it */
    public static UUID of(String cluster, String resourceUid) {
        return EventIds.of("external-server", cluster, resourceUid);
    }

    /** Whether the id may be that of an external server; then it is none of the panel. */
    public static boolean isOne(UUID serverId) {
        return serverId.version() == VERSION;
    }
}
