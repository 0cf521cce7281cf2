package io.pteronimbus.platform.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The fixed catalogue of permissions, {@code resource:action}. */
public final class Permissions {
    private static final Set<String> ON_SERVERS = Set.of(
            "server",
            "console",
            "log",
            "metric",
            "player",
            "file",
            "sftp",
            "backup",
            "schedule",
            "startup",
            "network",
            "subuser");

    /** Everything one can be allowed within a tenant, in the order people see it. */
    public static final Set<String> TENANT = catalogue(
            "server: create read update delete start stop restart kill reinstall suspend",
            "console: read execute",
            "log: read",
            "metric: read",
            "player: read manage",
            "file: read write delete archive",
            "sftp: connect",
            "backup: create read download restore delete",
            "schedule: create read update delete",
            "startup: read update",
            "network: read update",
            "subuser: create read update delete",
            "template: create read update delete import",
            "member: read invite update remove",
            "role: create read update delete",
            "tenant: read update delete",
            "quota: read update",
            "audit: read",
            "notification: read update");

    /** Those that make sense on a single server, and can be granted there. */
    public static final Set<String> SERVER = TENANT.stream()
            .filter(permission -> ON_SERVERS.contains(permission.substring(0, permission.indexOf(':'))))
            .filter(permission -> !permission.equals("server:create"))
            .collect(Collectors.collectingAndThen(
                    Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));

    /** Of super administrators alone, and of no tenant. */
    public static final Set<String> PLATFORM = catalogue("cluster: manage", "user: manage", "platform: manage");

    private Permissions() {}

    /** Those of the named that there are, in the order of the catalogue. */
    public static Set<String> inOrder(Collection<String> named) {
        var ordered = new LinkedHashSet<>(TENANT);
        ordered.retainAll(Set.copyOf(named));
        return Collections.unmodifiableSet(ordered);
    }

    private static Set<String> catalogue(String... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> actions(line.split(": ", 2)).stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    private static List<String> actions(String[] resourceAndActions) {
        return Arrays.stream(resourceAndActions[1].split(" "))
                .map(action -> resourceAndActions[0] + ":" + action)
                .toList();
    }
}
