package io.pteronimbus.controller.gameserver;

import io.pteronimbus.controller.PortRange;
import io.pteronimbus.crd.GameServerSpec;
import org.jspecify.annotations.Nullable;

/** What is said to people about what happened to a server. */
final class Sentences {
    static final String GAME_ENDED = "The game ended by itself.";
    static final String STAYS_ENDED = "The game ended by itself and stays so until it is started.";
    static final String NO_NODE_PORT =
            "No port is left that players could reach the server at: the cluster's node ports are all in use."
                    + " It starts as soon as one is free.";
    static final String NODE_LOST =
            "Nothing is heard from the node that has the server. It may still run there, so it is not started elsewhere: two of it"
                    + " would spoil its files. It goes on when the node is back, or when an administrator tells the cluster that the node is gone.";
    static final String SUSPENDED = "An administrator holds the server.";

    private Sentences() {}

    static String ofNoHostPort(PortRange range) {
        return "No port is left that players could reach the server at: those from " + range.first() + " to "
                + range.last() + " are all in use. It starts as soon as one is free.";
    }

    /** @param container which of the installation's */
    static String ofInstallEnd(String container, int exitCode) {
        return switch (container) {
            case InstallJob.WIPE_CONTAINER -> "The server's files could not be deleted (exit code " + exitCode + ").";
            case InstallJob.HAND_OVER ->
                "The installed files could not be handed over to the game (exit code " + exitCode + ").";
            default -> "The installation ended with exit code " + exitCode + ".";
        };
    }

    /** What it means, and what the cluster says of it. */
    static String ofCannotStart(String reason, @Nullable String said) {
        var meaning = switch (reason) {
            case Reasons.ERR_IMAGE_PULL -> "The image cannot be had.";
            case Reasons.CONFIG_FILES_FAILED -> "The game's configuration files could not be changed.";
            case "InvalidImageName" -> "The image's name is not a valid one.";
            case "CreateContainerConfigError" -> "Something the container is set up with is missing.";
            default -> "The container cannot be started.";
        };
        return said == null || said.isBlank() ? meaning : meaning + " The cluster says: " + said;
    }

    static String ofRefusedChange(ClusterRefusal refusal) {
        return "The cluster does not take what was changed of the server, which runs on as it was. It says: "
                + refusal.said();
    }

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
