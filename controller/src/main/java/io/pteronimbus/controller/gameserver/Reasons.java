package io.pteronimbus.controller.gameserver;

import java.util.Map;

/** The words in {@code reason} that machines may rely on. */
final class Reasons {
    static final String START_REQUESTED = "StartRequested";
    static final String STOP_REQUESTED = "StopRequested";
    static final String KILL_REQUESTED = "KillRequested";
    static final String RESTART_REQUESTED = "RestartRequested";
    static final String RESTARTED_AFTER_CRASH = "RestartedAfterCrash";
    /** A running game ended with exit code 0, and nobody had asked it to. */
    static final String GAME_ENDED = "GameEnded";

    static final String RESTARTED_AFTER_END = "RestartedAfterEnd";
    /** What kept the game from being started does so no more. */
    static final String START_GOES_ON = "StartGoesOn";

    /** A running game goes on as it was started: the cluster does not take what was changed of its server. */
    static final String CHANGE_REFUSED = "ChangeRefused";

    /** What was changed of a running server, and was refused before, is taken now. */
    static final String CHANGE_TAKEN = "ChangeTaken";

    static final String STARTED = "Started";
    static final String STOPPED = "Stopped";
    static final String SUSPENDED = "Suspended";

    /** The administrator let go of the server; what is desired of it counts again. */
    static final String RESUMED = "Resumed";

    /** The state is what it was; a newer intent asks for nothing else. */
    static final String INTENT_APPLIED = "IntentApplied";

    static final String POD_DELETED = "PodDeleted";
    /** The node ended the pod, to have room or since it is shut down, or did not take it after all. */
    static final String EVICTED = "Evicted";

    static final String POD_REPLACED = "PodReplaced";
    static final String POD_GONE = "PodGone";
    static final String NODE_LOST = "NodeLost";
    static final String RECOVERED = "Recovered";
    static final String CRASH_BUDGET_EXCEEDED = "CrashBudgetExceeded";
    static final String ERR_IMAGE_PULL = "ErrImagePull";

    /** The cluster's own word for a container that used more memory than it may. */
    static final String OOM_KILLED = "OOMKilled";

    /** What changes the game's files before it starts does not run. */
    static final String CONFIG_FILES_FAILED = "ConfigFilesFailed";

    /** An end that was over before anybody could look; only its number is known. */
    static final String EXIT_UNSEEN = "ExitUnseen";

    /** The cluster does not let the volume grow; the server goes on with the one it has. */
    static final String VOLUME_REFUSED = "VolumeRefused";

    static final String INSTALL_REQUESTED = "InstallRequested";
    static final String INSTALLED = "Installed";
    static final String INSTALL_FAILED = "InstallFailed";

    static final String DELETE_REQUESTED = "DeleteRequested";
    static final String DELETED = "Deleted";

    /** What the cluster says of a container that cannot start, by what it is called here. */
    private static final Map<String, String> CANNOT_START = Map.ofEntries(
            Map.entry("ErrImagePull", ERR_IMAGE_PULL),
            Map.entry("ImagePullBackOff", ERR_IMAGE_PULL),
            Map.entry("ImageInspectError", ERR_IMAGE_PULL),
            Map.entry("ErrImageNeverPull", ERR_IMAGE_PULL),
            Map.entry("RegistryUnavailable", ERR_IMAGE_PULL),
            Map.entry("SignatureValidationFailed", ERR_IMAGE_PULL),
            Map.entry(CONFIG_FILES_FAILED, CONFIG_FILES_FAILED),
            Map.entry("InvalidImageName", "InvalidImageName"),
            Map.entry("CreateContainerConfigError", "CreateContainerConfigError"),
            Map.entry("CreateContainerError", "CreateContainerError"),
            Map.entry("PreCreateHookError", "CreateContainerError"),
            Map.entry("PreStartHookError", "RunContainerError"),
            Map.entry("PostStartHookError", "RunContainerError"),
            Map.entry("RunContainerError", "RunContainerError"));

    private Reasons() {}

    static boolean saysCannotStart(String waitingReason) {
        return CANNOT_START.containsKey(waitingReason);
    }

    static String ofCannotStart(String waitingReason) {
        return CANNOT_START.getOrDefault(waitingReason, waitingReason);
    }
}
