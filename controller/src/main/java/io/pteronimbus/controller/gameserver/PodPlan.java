package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.CRASHED;
import static io.pteronimbus.crd.GameServerState.FAILED;

import io.pteronimbus.crd.GameServerStatus;

/**
 * What is to be done about a server's pod. Derived from the resource and the pod alone, so that doing it twice, or
 * after an interruption, does no harm.
 *
 * @param replicas 1 or 0
 */
record PodPlan(int replicas, Deletion deletion) {
    static final long KILL_GRACE_SECONDS = 1;

    enum Deletion {
        NONE,
        /** With the pod's own grace period. */
        GRACEFUL,
        /** With a grace period of {@value #KILL_GRACE_SECONDS} second. */
        KILL
    }

    static PodPlan of(GameServerStatus status, ServerObservation seen) {
        var gaveUp = status.gaveUpAt() >= seen.spec().generation();
        var install = seen.install();
        var filesAreThere = !InstallPlan.isPending(seen.spec(), InstallPlan.installedNonce(status))
                && (install == null || !install.holdsVolume());
        return new PodPlan(seen.wantsRunning() && !gaveUp && filesAreThere ? 1 : 0, deletion(status, seen));
    }

    private static Deletion deletion(GameServerStatus status, ServerObservation seen) {
        var pod = seen.pod();
        if (pod == null) {
            return Deletion.NONE;
        }
        if (seen.killIsDue() && !(pod.deleting() && pod.gracePeriod() <= KILL_GRACE_SECONDS)) {
            return Deletion.KILL;
        }
        if (pod.deleting() || !seen.wantsRunning()) {
            return Deletion.NONE;
        }
        return seen.restartIsDue() || isAskedToStartAgain(status, seen, pod) ? Deletion.GRACEFUL : Deletion.NONE;
    }

    /** A pod that failed or waits to be restarted is not waited for when somebody asks again. */
    private static boolean isAskedToStartAgain(GameServerStatus status, ServerObservation seen, ObservedPod pod) {
        var failing = status.pod();
        return (status.state() == FAILED || status.state() == CRASHED)
                && seen.spec().generation() > status.panelGeneration()
                && failing != null
                && failing.uid().equals(pod.uid());
    }
}
