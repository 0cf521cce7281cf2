package io.pteronimbus.notification.live;

import io.pteronimbus.platform.security.EffectivePermissions;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of what the panel knows of a tenant, as it is read by those who may. */
enum Part {
    /** Who has access, by what, and what they may do. */
    MEMBERS("member:read"),
    /** The roles there are, and what brings them. */
    ROLES("role:read"),
    INVITATIONS("member:read"),
    SUBUSERS("subuser:read"),
    /** Those of its own, and their versions. */
    TEMPLATES("template:read"),
    /** Its name, status, settings and limits, which all who have anything to do with it see in their list. */
    TENANT(null),
    /** What is shown of its servers that no transition tells: whether their cluster is there. */
    SERVERS("server:read") {
        @Override
        boolean isReadBy(EffectivePermissions permissions, @Nullable UUID serverId) {
            // who reads a single server may be looking at one that it concerns
            var reach = permissions.reach("server:read");
            return reach.everywhere() || !reach.servers().isEmpty();
        }
    };

    private final @Nullable String permission;

    Part(@Nullable String permission) {
        this.permission = permission;
    }

    /** @param serverId null for what is of the tenant as a whole */
    boolean isReadBy(EffectivePermissions permissions, @Nullable UUID serverId) {
        return permission == null || permissions.allows(permission, serverId);
    }

    /** As it stands in a message. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
