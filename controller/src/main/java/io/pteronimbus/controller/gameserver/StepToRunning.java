package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.CRASHED;
import static io.pteronimbus.crd.GameServerState.FAILED;
import static io.pteronimbus.crd.GameServerState.INSTALLING;
import static io.pteronimbus.crd.GameServerState.RUNNING;
import static io.pteronimbus.crd.GameServerState.STARTING;
import static io.pteronimbus.crd.GameServerState.STOPPED;
import static io.pteronimbus.crd.GameServerState.STOPPING;
import static io.pteronimbus.crd.GameServerState.SUSPENDED;
import static io.pteronimbus.crd.GameServerState.UNKNOWN;

import io.pteronimbus.crd.GameServerState;

/** Towards a game that players can join. */
record StepToRunning(Sight sight) implements Step {

    @Override
    public void take() {
        var pod = sight.seen().pod();
        if (sight.state() == FAILED) {
            runFailed();
        } else if (hasEnded()) {
            stayEnded(pod == null);
        } else if (pod == null) {
            runWithoutPod();
        } else if (!sight.seen().podIsCurrent()) {
            runWithPodOnItsWayOut(pod);
        } else {
            runWithPod(pod);
        }
    }

    private void runFailed() {
        if (!sight.gaveUp() && !sight.isPodFollowed()) {
            start();
            return;
        }
        var pod = sight.seen().pod();
        if (!sight.gaveUp()
                && pod != null
                && sight.seen().podIsCurrent()
                && pod.container() instanceof ContainerNow.Running(var containerId)) {
            runProcess(pod, containerId);
        }
    }

    /** The game ended by itself, and is to be started by nobody but people. */
    private boolean hasEnded() {
        var state = sight.state();
        return sight.gaveUp() && (state == STOPPING || state == STOPPED);
    }

    private void stayEnded(boolean podIsGone) {
        if (podIsGone && sight.state() == STOPPING) {
            sight.enter(STOPPED, Reasons.GAME_ENDED, Sentences.STAYS_ENDED);
        }
    }

    private void runWithoutPod() {
        var state = sight.state();
        if (state == RUNNING || state == UNKNOWN) {
            sight.enter(STOPPING, Reasons.POD_GONE, "The server's pod was gone and is made anew.");
        } else if (state != STARTING) {
            start();
        } else if (Trouble.ofRefusal(sight.seen()) != null
                || sight.seen().portRefusal() != null
                || Trouble.NO_PORT_LEFT.equals(sight.status().reason())) {
            tellTrouble();
        }
    }

    private void runWithPodOnItsWayOut(ObservedPod pod) {
        var state = sight.state();
        if (sight.isUp() || state == UNKNOWN || (state == CRASHED && pod.container() instanceof ContainerNow.Running)) {
            if (sight.seen().killIsDue()) {
                sight.enter(STOPPING, Reasons.KILL_REQUESTED, null);
            } else if (sight.seen().restartIsDue()) {
                sight.enter(STOPPING, Reasons.RESTART_REQUESTED, null);
            } else if (pod.place().eviction() != null) {
                sight.enter(
                        STOPPING,
                        Reasons.EVICTED,
                        "The server's node ended it; it is started again where there is room. The cluster says: "
                                + pod.place().eviction());
            } else {
                sight.enter(STOPPING, Reasons.POD_DELETED, "The cluster moves or restarts the server.");
            }
        } else if (state == null || state == STOPPED || state == SUSPENDED || state == INSTALLING) {
            start();
        }
    }

    private void runWithPod(ObservedPod pod) {
        var state = sight.state();
        var followed = sight.draft().pod();
        if (state == STOPPING && Reasons.GAME_ENDED.equals(sight.status().reason()) && sight.isPodFollowed()) {
            sight.draft().runs(null);
            sight.enter(STARTING, Reasons.RESTARTED_AFTER_END, null);
        } else if (state == null
                || state == STOPPED
                || state == STOPPING
                || state == SUSPENDED
                || state == INSTALLING) {
            start();
        } else if (state == RUNNING && followed != null && !followed.uid().equals(pod.uid())) {
            sight.enter(STOPPING, Reasons.POD_REPLACED, "The server's pod was replaced.");
        } else if (sight.unreportedExits(pod) > 0) {
            sight.reportEnd(pod);
        } else if (state == CRASHED && sight.budget().isUsedUp(sight.status().crashes())) {
            giveUp();
        } else {
            runContainer(pod);
        }
    }

    private void giveUp() {
        var status = sight.status();
        var window = sight.budget().window();
        sight.draft().giveUp(sight.seen().spec().generation());
        var last = status.message() == null ? "" : " Last: " + status.message();
        sight.enter(
                FAILED,
                Reasons.CRASH_BUDGET_EXCEEDED,
                "Crashed " + status.crashes().size() + " times within " + window + "." + last);
    }

    private void runContainer(ObservedPod pod) {
        switch (pod.container()) {
            case ContainerNow.Waiting(var reason, var message) -> {
                if (reason != null && Reasons.saysCannotStart(reason)) {
                    var why = Reasons.ofCannotStart(reason);
                    sight.draft().follow(pod);
                    sight.enter(FAILED, why, Sentences.ofCannotStart(why, message));
                } else {
                    tellTrouble();
                }
            }
            case ContainerNow.Running(var containerId) -> runProcess(pod, containerId);
            case ContainerNow.Ended ignored -> {}
        }
    }

    private void tellTrouble() {
        if (sight.state() == STARTING) {
            sight.tell(Trouble.of(sight.seen()), STARTING);
        }
    }

    private void runProcess(ObservedPod pod, String containerId) {
        var state = sight.state();
        var sameRun = containerId.equals(sight.status().runId());
        if (state == RUNNING && sameRun) {
            if (!sight.tellOfChange()) {
                sight.confirmNewIntent(RUNNING);
            }
        } else if (sight.draft().isDone(containerId) && (state == STARTING || state == UNKNOWN)) {
            enterRun(pod, containerId, RUNNING, state == UNKNOWN ? Reasons.RECOVERED : Reasons.STARTED);
        } else if (state == STARTING) {
            tellTrouble();
        } else if (state == CRASHED) {
            enterRun(pod, containerId, STARTING, Reasons.RESTARTED_AFTER_CRASH);
        } else if (state == FAILED || state == UNKNOWN || state == RUNNING) {
            enterRun(pod, containerId, STARTING, Reasons.RECOVERED);
        }
    }

    private void enterRun(ObservedPod pod, String containerId, GameServerState next, String reason) {
        sight.draft().follow(pod);
        sight.draft().runs(containerId);
        sight.enter(next, reason, null);
    }

    private void start() {
        var state = sight.state();
        if (state == INSTALLING) {
            sight.start(Reasons.INSTALLED);
        } else {
            sight.start(state == SUSPENDED ? Reasons.RESUMED : Reasons.START_REQUESTED);
        }
    }
}
