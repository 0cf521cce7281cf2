package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerSpec;

/** What is said to people about what happened to a server. */
final class Sentences {
    static final String GAME_ENDED = "The game ended by itself.";
    static final String STAYS_ENDED = "The game ended by itself and stays so until it is started.";
    static final String SUSPENDED = "An administrator holds the server.";

    private Sentences() {}

    /** The cluster's own words if it has any. */
    static String ofEnd(ContainerExit exit, GameServerSpec spec) {
        if (exit.message() != null && !exit.message().isBlank()) {
            return exit.message();
        }
        return exit.reason().equals(Reasons.OOM_KILLED)
                ? "The game used more memory than it may (" + spec.resources().memoryMiB() + " MiB) and was ended."
                : "The game ended with exit code " + exit.exitCode() + ".";
    }
}
