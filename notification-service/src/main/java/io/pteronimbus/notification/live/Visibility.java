package io.pteronimbus.notification.live;

import io.pteronimbus.notification.feed.FeedItem;
import io.pteronimbus.platform.security.EffectivePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What of a tenant's feed somebody may see.
 *
 * @param everything all of it
 * @param servers else what is about these
 */
record Visibility(boolean everything, Set<UUID> servers) {
    private static final String PERMISSION = "server:read";
    static final Visibility ALL = new Visibility(true, Set.of());

    Visibility {
        servers = Set.copyOf(servers);
    }

    boolean sees(FeedItem item) {
        return everything || (item.serverId() != null && servers.contains(item.serverId()));
    }

    /** Empty when it is nothing at all. */
    static Optional<Visibility> of(EffectivePermissions permissions) {
        if (permissions.permissions().contains(PERMISSION)) {
            return Optional.of(ALL);
        }
        var servers = new HashSet<UUID>();
        permissions.servers().forEach((serverId, granted) -> {
            if (granted.contains(PERMISSION)) {
                servers.add(UUID.fromString(serverId));
            }
        });
        return servers.isEmpty() ? Optional.empty() : Optional.of(new Visibility(false, servers));
    }
}
