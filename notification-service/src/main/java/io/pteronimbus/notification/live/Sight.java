package io.pteronimbus.notification.live;

import com.github.benmanes.caffeine.cache.Interner;
import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.ServerReach;
import java.util.Map;
import java.util.Set;

/** What somebody may do in a tenant. Equal when there is no difference to them; those with the same role share one. */
record Sight(EffectivePermissions permissions) {
    private static final Interner<Sight> KNOWN = Interner.newWeakInterner();
    private static final String SERVERS = "server:read";
    private static final String MEASURED = "metric:read";

    /** Of who belongs to a tenant that does not let them in as they came. */
    static final Sight NOTHING = of(new EffectivePermissions(0, Set.of(), Map.of()));

    static Sight of(EffectivePermissions told) {
        return KNOWN.intern(new Sight(new EffectivePermissions(0, told.permissions(), told.servers())));
    }

    /** The servers they may read, whose feed is theirs. */
    ServerReach servers() {
        return permissions.reach(SERVERS);
    }

    /** The servers of which they may read what they use. */
    ServerReach measured() {
        return permissions.reach(MEASURED);
    }

    boolean covers(News news) {
        return news.part().isReadBy(permissions, news.serverId());
    }
}
