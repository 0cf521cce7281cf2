package io.pteronimbus.tenant.permission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do, and why.
 *
 * @param permissions throughout the tenant, in the order of the catalogue, each with at least one source
 * @param servers beyond that, on single servers
 */
public record Explanation(Map<String, List<Source>> permissions, Map<UUID, Set<String>> servers) {

    /** Of who has nothing to do with a tenant. */
    static final Explanation NOTHING = new Explanation(Map.of(), Map.of());

    public Set<String> names() {
        return permissions.keySet();
    }

    /** Whether it holds the permission, on that server where one is named. */
    boolean allows(String permission, @Nullable UUID serverId) {
        return permissions.containsKey(permission)
                || (serverId != null && servers.getOrDefault(serverId, Set.of()).contains(permission));
    }

    boolean isNothing() {
        return permissions.isEmpty() && servers.isEmpty();
    }

    /** By server id, as others are told. */
    Map<String, Set<String>> serversByText() {
        var byText = new LinkedHashMap<String, Set<String>>();
        servers.forEach((server, granted) -> byText.put(server.toString(), granted));
        return byText;
    }
}
