package io.pteronimbus.tenant.permission;

import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.tenant.TenantStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** The rules: from facts to what somebody may do. Without a side effect, and the one place that decides. */
final class PermissionRules {
    private static final Set<String> OF_ROLE_MANAGERS = BuiltInRole.ADMIN.permissions().stream()
            .filter(permission -> permission.startsWith("role:") || permission.startsWith("member:"))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    private static final Set<String> ABOUT_THE_TENANT = Set.of("tenant:update", "tenant:delete");
    private static final Set<String> ABOUT_DELETION = Set.of("tenant:read", "tenant:delete");

    private PermissionRules() {}

    static Explanation explain(Facts facts) {
        var sources = new LinkedHashMap<String, List<Source>>();
        Permissions.TENANT.forEach(permission -> sources.put(permission, new ArrayList<>()));
        facts.roles().forEach(role -> add(sources, role.permissions(), Source.role(role.name())));
        if (facts.discord() != null) {
            addDiscord(sources, facts.discord());
        }
        var isLeft = left(facts.status());
        sources.entrySet().removeIf(entry -> entry.getValue().isEmpty() || !isLeft.test(entry.getKey()));
        return new Explanation(sources, onServers(facts.servers(), isLeft));
    }

    private static void addDiscord(Map<String, List<Source>> sources, Facts.Discord discord) {
        if (discord.owner()) {
            add(sources, BuiltInRole.OWNER.permissions(), Source.of(Source.Kind.DISCORD_OWNER));
        }
        if (DiscordPermission.ADMINISTRATOR.isIn(discord.permissions())) {
            add(sources, BuiltInRole.ADMIN.permissions(), Source.discordPermission("ADMINISTRATOR"));
        } else if (DiscordPermission.MANAGE_GUILD.isIn(discord.permissions())) {
            add(sources, BuiltInRole.ADMIN.permissions(), Source.discordPermission("MANAGE_GUILD"));
        } else if (DiscordPermission.MANAGE_ROLES.isIn(discord.permissions())) {
            add(sources, OF_ROLE_MANAGERS, Source.discordPermission("MANAGE_ROLES"));
        }
        discord.mapped()
                .forEach(mapped -> add(
                        sources,
                        mapped.role().permissions(),
                        Source.discordRole(mapped.role().name(), mapped.discordRole())));
    }

    private static void add(Map<String, List<Source>> sources, Set<String> permissions, Source source) {
        permissions.forEach(permission -> {
            var found = sources.get(permission);
            // a permission that was stored and is no longer in the catalogue is none
            if (found != null && !found.contains(source)) {
                found.add(source);
            }
        });
    }

    /** What the tenant's state leaves of anybody's permissions. */
    private static Predicate<String> left(TenantStatus status) {
        return switch (status) {
            case ACTIVE -> permission -> true;
            case SUSPENDED -> permission -> permission.endsWith(":read") || ABOUT_THE_TENANT.contains(permission);
            case DELETING -> ABOUT_DELETION::contains;
        };
    }

    private static Map<UUID, Set<String>> onServers(Map<UUID, Set<String>> granted, Predicate<String> isLeft) {
        var servers = new TreeMap<UUID, Set<String>>();
        granted.forEach((server, permissions) -> {
            var kept = Permissions.inOrder(permissions).stream()
                    .filter(Permissions.SERVER::contains)
                    .filter(isLeft)
                    .toList();
            if (!kept.isEmpty()) {
                servers.put(server, Permissions.inOrder(kept));
            }
        });
        return servers;
    }
}
