package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.STOPPED;
import static io.pteronimbus.crd.GameServerState.STOPPING;
import static io.pteronimbus.crd.GameServerState.SUSPENDED;

import io.pteronimbus.crd.GameServerState;

/** Towards a server that does not run: because it is to be stopped, or because an administrator holds it. */
record StepToStopped(Sight sight) implements Step {

    @Override
    public void take() {
        var pod = sight.seen().pod();
        if (pod == null) {
            rest();
        } else if (sight.isUp() && !pod.deleting() && sight.unreportedExits(pod) > 0) {
            sight.reportEnd(pod);
        } else if (sight.state() != STOPPING) {
            stopRunning();
        }
    }

    private void rest() {
        var held = sight.seen().spec().suspended();
        var end = held ? SUSPENDED : STOPPED;
        var state = sight.state();
        if (state == end) {
            sight.confirmNewIntent(end);
        } else if (state == null || ranNothing(state)) {
            sight.draft().startAfresh();
            if (held) {
                sight.enter(SUSPENDED, Reasons.SUSPENDED, Sentences.SUSPENDED);
            } else {
                sight.enter(STOPPED, state == SUSPENDED ? Reasons.RESUMED : Reasons.STOPPED, null);
            }
        } else {
            stopRunning();
        }
    }

    private void stopRunning() {
        if (sight.seen().killIsDue()) {
            sight.enter(STOPPING, Reasons.KILL_REQUESTED, null);
        } else if (sight.seen().spec().suspended()) {
            sight.enter(STOPPING, Reasons.SUSPENDED, Sentences.SUSPENDED);
        } else {
            sight.enter(STOPPING, Reasons.STOP_REQUESTED, null);
        }
    }

    private static boolean ranNothing(GameServerState state) {
        return switch (state) {
            case STOPPING, STOPPED, SUSPENDED, FAILED -> true;
            case INSTALLING, STARTING, RUNNING, CRASHED, DELETING, UNKNOWN -> false;
        };
    }
}
