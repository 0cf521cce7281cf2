package io.pteronimbus.notification.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a viewer may see, as it was found out last. Knows nothing at first. */
final class Outlook {
    private final Map<UUID, Sight> tenants = new HashMap<>();
    private final Set<UUID> near = new HashSet<>();
    private boolean known;

    /** All of it is found out. Those tenants where it is different now. */
    synchronized List<UUID> take(Horizon now) {
        var all = new HashSet<>(tenants.keySet());
        all.addAll(now.tenants().keySet());
        all.removeIf(
                tenantId -> Objects.equals(tenants.get(tenantId), now.tenants().get(tenantId)));
        tenants.clear();
        tenants.putAll(now.tenants());
        near.clear();
        near.addAll(now.near());
        known = true;
        return List.copyOf(all);
    }

    /** It is found out for one tenant: empty for who has no access to it. Whether it is different now. */
    synchronized boolean take(UUID tenantId, Optional<Sight> now) {
        if (now.isPresent()) {
            return !now.get().equals(tenants.put(tenantId, now.get()));
        }
        near.add(tenantId);
        return tenants.remove(tenantId) != null;
    }

    synchronized boolean isKnown() {
        return known;
    }

    /** Those the viewer has access to. */
    synchronized Set<UUID> tenants() {
        return Set.copyOf(tenants.keySet());
    }

    /** Whether a change for everybody in the tenant may concern the viewer. */
    synchronized boolean mayConcern(UUID tenantId) {
        return !known || tenants.containsKey(tenantId) || near.contains(tenantId);
    }

    synchronized boolean covers(UUID tenantId, News news) {
        var sight = tenants.get(tenantId);
        return sight != null && sight.covers(news);
    }
}
