package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.INSTALLING;

import io.pteronimbus.controller.gameserver.ObservedInstall.Phase;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about a server's installation. As with {@link PodPlan}, doing it twice does no harm. A success is in the
 * status before its Job goes; a failure stays a Job until somebody asks again, so that neither is ever forgotten.
 */
enum InstallPlan {
    /** There is none to be made, and no trace of one. */
    NONE,
    /** One is wanted and goes on, has failed, or has to wait. */
    WAIT,
    RUN,
    CLEAR;

    static InstallPlan of(GameServerStatus status, ServerObservation seen) {
        var job = seen.install();
        var pending = isPending(seen.spec(), installedNonce(status));
        if (job == null) {
            var begins = status.state() == INSTALLING && seen.pod() == null;
            return begins && isDue(status, installedNonce(status), seen) ? RUN : pending ? WAIT : NONE;
        }
        if (job.deleting() || (isPresent(job, seen) && pending && job.phase() == Phase.SUCCEEDED)) {
            return WAIT;
        }
        var isObsolete = !pending || !isPresent(job, seen) || seen.spec().suspended();
        return isObsolete || isKilled(seen) || isTriedAgain(status, seen) ? CLEAR : WAIT;
    }

    /** The files are not there yet, or not as they are wanted. */
    static boolean isPending(GameServerSpec spec, long installedNonce) {
        var install = spec.install();
        return install != null && installedNonce < install.nonce();
    }

    /** The installation may begin, or go on. */
    static boolean isDue(GameServerStatus status, long installedNonce, ServerObservation seen) {
        return isPending(seen.spec(), installedNonce)
                && !seen.deleting()
                && !seen.spec().suspended()
                && status.gaveUpAt() < seen.spec().generation()
                && !isKilled(seen)
                && !failureStands(status, seen);
    }

    static long installedNonce(GameServerStatus status) {
        var installed = status.installed();
        return installed == null ? 0 : installed.nonce();
    }

    static boolean isKilled(ServerObservation seen) {
        var job = seen.install();
        return job != null && job.killNonce() < seen.spec().killNonce();
    }

    /** A failure that has been told, and that nobody has asked to try again. */
    private static boolean failureStands(GameServerStatus status, ServerObservation seen) {
        return hasFailed(status, seen) && !isTriedAgain(status, seen);
    }

    private static boolean isTriedAgain(GameServerStatus status, ServerObservation seen) {
        return hasFailed(status, seen) && seen.wantsRunning() && seen.spec().generation() > status.gaveUpAt();
    }

    private static boolean hasFailed(GameServerStatus status, ServerObservation seen) {
        var job = seen.install();
        return job != null && job.phase() == Phase.FAILED && isPresent(job, seen) && status.state() != INSTALLING;
    }

    /** The installation is the one that is wanted, not one before it. */
    private static boolean isPresent(@Nullable ObservedInstall job, ServerObservation seen) {
        var install = seen.spec().install();
        return job != null && install != null && job.nonce() == install.nonce();
    }
}
