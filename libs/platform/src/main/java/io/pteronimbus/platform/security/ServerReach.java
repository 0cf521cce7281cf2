package io.pteronimbus.platform.security;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On which servers of a tenant somebody may do a thing.
 *
 * @param everywhere on all of them, and on what concerns none
 * @param servers else on these
 */
public record ServerReach(boolean everywhere, Set<UUID> servers) {
    public static final ServerReach EVERYWHERE = new ServerReach(true, Set.of());

    public ServerReach {
        servers = Set.copyOf(servers);
    }

    /** @param serverId null for what concerns no single server */
    public boolean covers(@Nullable UUID serverId) {
        return everywhere || (serverId != null && servers.contains(serverId));
    }

    public boolean isNothing() {
        return !everywhere && servers.isEmpty();
    }
}
