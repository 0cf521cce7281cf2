package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.pteronimbus.crd.GameServerSpec.Stop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the game to stop, from inside its container, and waits until it has: so every way a pod can go (stop, restart,
 * eviction, drain) lets the game save. Runs for as long as the pod's grace period lets it.
 */
final class StopHook {
    /** Time between the game's own time-out and the cluster's: for the hook to notice, and the pod to be torn down. */
    static final int MARGIN_SECONDS = 10;

    private static final String GAME = "pid=\"${PTN_PID:-1}\"; kill -0 \"$pid\" 2>/dev/null || exit 0; ";
    /** Some shells' {@code sleep} knows no parts of a second. */
    private static final String UNTIL_GONE =
            "; while kill -0 \"$pid\" 2>/dev/null; do sleep 0.2 2>/dev/null || sleep 1; done";

    private static final String SAY = "printf '%s\\n' \"$0\" > \"${PTN_STDIN:-/proc/1/fd/0}\"";
    private static final String SIGNAL = "kill -s \"$0\" \"$pid\"";

    private StopHook() {}

    /** Null when the game is asked with {@code SIGTERM}, which the cluster sends by itself. */
    static @Nullable Lifecycle of(Stop stop) {
        if (stop.command() != null && !stop.command().isBlank()) {
            return lifecycle(SAY, stop.command());
        }
        if (stop.signal() != null && !stop.signal().equals("SIGTERM")) {
            return lifecycle(SIGNAL, stop.signal().substring("SIG".length()));
        }
        return null;
    }

    /** The text is an argument of the script, never a part of it. */
    private static Lifecycle lifecycle(String ask, String text) {
        return new LifecycleBuilder()
                .withNewPreStop()
                .withNewExec()
                .withCommand(List.of("/bin/sh", "-c", GAME + ask + UNTIL_GONE, text))
                .endExec()
                .endPreStop()
                .build();
    }
}
