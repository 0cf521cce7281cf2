package io.pteronimbus.demogame;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How one server was asked to run.
 *
 * @param bind address to listen on
 * @param port TCP port, 0 to 65535; 0 lets the system choose one
 * @param motd one line shown in the client's server list
 * @param maxPlayers players let in at the same time, 1 to 1000
 * @param dataDirectory where the world's record is kept
 */
record GameConfig(String bind, int port, String motd, int maxPlayers, Path dataDirectory) {
    static final int DEFAULT_PORT = 25565;
    private static final int HIGHEST_PORT = 65535;
    private static final int MOST_PLAYERS = 1000;

    GameConfig {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("The port must be between 0 and 65535, not " + port);
        }
        if (maxPlayers < 1 || maxPlayers > MOST_PLAYERS) {
            throw new IllegalArgumentException("MAX_PLAYERS must be between 1 and 1000, not " + maxPlayers);
        }
    }

    /**
     * Reads {@code PTN_PORT_25565} (the host's port where several servers share one address), else {@code SERVER_PORT};
     * {@code SERVER_BIND}, {@code MOTD}, {@code MAX_PLAYERS}, {@code DATA_DIR}. A blank value counts as absent.
     *
     * @throws IllegalArgumentException naming the variable that cannot be used
     */
    static GameConfig of(Map<String, String> environment) {
        int port = number(environment, "PTN_PORT_" + DEFAULT_PORT)
                .or(() -> number(environment, "SERVER_PORT"))
                .orElse(DEFAULT_PORT);
        return new GameConfig(
                text(environment, "SERVER_BIND").orElse("127.0.0.1"),
                port,
                text(environment, "MOTD").orElse("A Pteronimbus demo server"),
                number(environment, "MAX_PLAYERS").orElse(20),
                Path.of(text(environment, "DATA_DIR").orElse(".")));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<Integer> number(Map<String, String> environment, String name) {
        return text(environment, name).map(value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be a whole number, not \"" + value + "\"", e);
            }
        });
    }
}
