package io.pteronimbus.gameserver.egg;

import java.util.Set;

/** Variables of a game's environment that nobody but the panel sets. */
public final class ReservedVariables {
    private static final Set<String> NAMES = Set.of(
            "STARTUP",
            "SERVER_IP",
            "SERVER_PORT",
            "SERVER_MEMORY",
            "P_SERVER_UUID",
            "P_SERVER_LOCATION",
            "P_SERVER_ALLOCATION_LIMIT",
            "HOME",
            "PATH",
            "USER",
            "PWD",
            "HOSTNAME");

    private static final Set<String> BEGINNINGS = Set.of("PTERONIMBUS_", "KUBERNETES_");

    private ReservedVariables() {}

    public static boolean contains(String key) {
        return NAMES.contains(key) || BEGINNINGS.stream().anyMatch(key::startsWith);
    }
}
