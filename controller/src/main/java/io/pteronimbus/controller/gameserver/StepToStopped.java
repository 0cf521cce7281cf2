package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.FAILED;
import static io.pteronimbus.crd.GameServerState.INSTALLING;
import static io.pteronimbus.crd.GameServerState.STOPPED;
import static io.pteronimbus.crd.GameServerState.STOPPING;
import static io.pteronimbus.crd.GameServerState.SUSPENDED;

import io.pteronimbus.crd.GameServerState;
import org.jspecify.annotations.Nullable;

/** Towards a server that does not run: because it is to be stopped, or because an administrator holds it. */
record StepToStopped(Sight sight) implements Step {

    @Override
    public void take() {
        var pod = isOverAlready() ? null : sight.seen().pod();
        var install = sight.seen().install();
        if (pod == null && install != null && install.isAtWork()) {
            if (sight.state() != STOPPING) {
                stopRunning();
            }
        } else if (pod == null) {
            rest();
        } else if (sight.isUp()
                && !pod.deleting()
                && pod.place().eviction() == null
                && sight.unreportedExits(pod) > 0) {
            sight.reportEnd(pod);
        } else if (sight.state() != STOPPING) {
            stopRunning();
        }
    }

    /** It was gone before this was written: another controller has seen what the cache here does not show yet. */
    private boolean isOverAlready() {
        return (sight.state() == STOPPED || sight.state() == SUSPENDED) && sight.isPodFollowed();
    }

    private void rest() {
        var held = sight.seen().spec().suspended();
        var end = held ? SUSPENDED : STOPPED;
        var state = sight.state();
        if (state == end) {
            sight.confirmNewIntent(end);
        } else if (state == FAILED && sight.gaveUp() && isPending() && !held) {
            // whoever asked for the files is to see that they could not be made
            return;
        } else if (state == null || ranNothing(state)) {
            if (!isPending()) {
                sight.draft().startAfresh();
            }
            if (held) {
                sight.enter(SUSPENDED, Reasons.SUSPENDED, Sentences.SUSPENDED);
            } else {
                sight.enter(STOPPED, why(state), null);
            }
        } else {
            stopRunning();
        }
    }

    private String why(@Nullable GameServerState state) {
        if (state == INSTALLING && !isPending()) {
            return Reasons.INSTALLED;
        }
        return state == SUSPENDED ? Reasons.RESUMED : Reasons.STOPPED;
    }

    private boolean isPending() {
        return InstallPlan.isPending(sight.seen().spec(), sight.draft().installedNonce());
    }

    private void stopRunning() {
        if (InstallPlan.isKilled(sight.seen())) {
            sight.draft().giveUp(sight.seen().spec().generation());
            sight.enter(STOPPING, Reasons.KILL_REQUESTED, null);
        } else if (sight.seen().killIsDue()) {
            sight.enter(STOPPING, Reasons.KILL_REQUESTED, null);
        } else if (sight.seen().spec().suspended()) {
            sight.enter(STOPPING, Reasons.SUSPENDED, Sentences.SUSPENDED);
        } else {
            sight.enter(STOPPING, Reasons.STOP_REQUESTED, null);
        }
    }

    private static boolean ranNothing(GameServerState state) {
        return switch (state) {
            case INSTALLING, STOPPING, STOPPED, SUSPENDED, FAILED -> true;
            case STARTING, RUNNING, CRASHED, DELETING, UNKNOWN -> false;
        };
    }
}
