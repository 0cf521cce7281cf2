package io.pteronimbus.tenant.role;

import io.pteronimbus.platform.security.Permissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The built-in roles. Each after the first may do less than the one before. {@code docs/permissions.md} shows them as a table,
 * and a test holds the two together.
 */
public enum BuiltInRole {
    /** Everything in the tenant. */
    OWNER(Permissions.TENANT),

    /** All but what only an owner decides: deleting the tenant, and how much it may use. */
    ADMIN(without(Permissions.TENANT, "tenant:delete", "quota:update")),

    /** Runs servers, whatever that takes, but neither deletes them nor decides about people. */
    OPERATOR(permissions(
            "server:create server:read server:update server:start server:stop server:restart server:kill server:reinstall",
            "console:read console:execute log:read metric:read player:read player:manage",
            "file:read file:write file:delete file:archive sftp:connect",
            "backup:create backup:read backup:download backup:restore backup:delete",
            "schedule:create schedule:read schedule:update schedule:delete",
            "startup:read startup:update network:read network:update subuser:read template:read",
            "member:read role:read tenant:read quota:read notification:read")),

    /** Looks after a running server and its players. */
    MODERATOR(permissions(
            "server:read server:start server:stop server:restart",
            "console:read console:execute log:read metric:read player:read player:manage",
            "backup:create backup:read schedule:read startup:read network:read template:read",
            "member:read role:read tenant:read quota:read notification:read")),

    /** Sees how servers are; neither console nor logs nor files, in which secrets and addresses of players stand. */
    VIEWER(permissions(
            "server:read metric:read player:read schedule:read template:read",
            "member:read tenant:read quota:read notification:read"));

    private final Set<String> permissions;

    BuiltInRole(Set<String> permissions) {
        this.permissions = permissions;
    }

    /** As people see it: {@code Owner}. */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** In the order of the catalogue. */
    public Set<String> permissions() {
        return permissions;
    }

    private static Set<String> permissions(String... lines) {
        var named = Stream.of(lines).flatMap(line -> Stream.of(line.split(" "))).toList();
        if (!Permissions.TENANT.containsAll(named)) {
            throw new IllegalStateException("a role names a permission that is not in the catalogue");
        }
        return Permissions.inOrder(named);
    }

    private static Set<String> without(Set<String> all, String... left) {
        var kept = new LinkedHashSet<>(all);
        List.of(left).forEach(kept::remove);
        return Permissions.inOrder(kept);
    }
}
