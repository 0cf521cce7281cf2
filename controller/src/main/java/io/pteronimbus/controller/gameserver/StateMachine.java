package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.CRASHED;
import static io.pteronimbus.crd.GameServerState.DELETING;
import static io.pteronimbus.crd.GameServerState.FAILED;
import static io.pteronimbus.crd.GameServerState.RUNNING;
import static io.pteronimbus.crd.GameServerState.STARTING;
import static io.pteronimbus.crd.GameServerState.STOPPED;
import static io.pteronimbus.crd.GameServerState.STOPPING;
import static io.pteronimbus.crd.GameServerState.UNKNOWN;

import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.GameServerStatus.AccountedPod;
import org.jspecify.annotations.Nullable;

/**
 * Says what an observation makes of a server. Pure: the same status and observation always give the same decision, and
 * a decision holds at most one transition. What takes several (a crash that is over already, say) is told by asking
 * again with the status the first decision gave.
 */
final class StateMachine {
    private final CrashBudget budget;

    StateMachine(CrashBudget budget) {
        this.budget = budget;
    }

    /**
     * @param ackedSeq newest transition known to be acknowledged; no new one is decided before that is the newest of all
     */
    StateDecision decide(GameServerStatus status, long ackedSeq, ServerObservation seen) {
        var draft = new StatusDraft(status);
        draft.acknowledged(ackedSeq);
        draft.observed(seen.metaGeneration());
        draft.address(seen.address());
        draft.volume(seen.volumeRefusal(), seen.now());
        if (seen.doneContainer() != null) {
            draft.done(seen.doneContainer(), seen.now());
        }
        if (!draft.awaitsAcknowledgement()) {
            new Step(draft, status, seen).take();
        }
        return draft.decide();
    }

    /** One look at one server. */
    private final class Step {
        private final StatusDraft draft;
        private final GameServerStatus status;
        private final ServerObservation seen;
        private final @Nullable GameServerState state;
        private final @Nullable ObservedPod pod;

        Step(StatusDraft draft, GameServerStatus status, ServerObservation seen) {
            this.draft = draft;
            this.status = status;
            this.seen = seen;
            state = status.state();
            pod = seen.pod();
        }

        void take() {
            if (seen.deleting()) {
                delete();
            } else if (pod != null && pod.nodeLost()) {
                if (state != UNKNOWN) {
                    enter(UNKNOWN, Reasons.NODE_LOST, "The node that runs the server does not answer.");
                }
            } else if (seen.wantsRunning()) {
                run();
            } else {
                stop();
            }
        }

        private void delete() {
            var lastWord = !status.transitions().isEmpty()
                    && status.transitions().getLast().deleted();
            if (state != DELETING) {
                enter(DELETING, Reasons.DELETE_REQUESTED, null);
            } else if (seen.nothingLeft() && !lastWord) {
                draft.enter(DELETING, Reasons.DELETED, null, seen.spec().generation(), seen.now(), null, true);
            }
        }

        private void stop() {
            if (pod != null && isUp() && !pod.deleting() && unreportedExits(pod) > 0) {
                crash(pod);
            } else if (pod == null && (state == null || state == STOPPING || state == FAILED)) {
                draft.startAfresh();
                enter(STOPPED, Reasons.STOPPED, null);
            } else if (pod == null && state == STOPPED) {
                confirmNewIntent();
            } else if (state != STOPPING) {
                enter(STOPPING, seen.killIsDue() ? Reasons.KILL_REQUESTED : Reasons.STOP_REQUESTED, null);
            }
        }

        private void run() {
            if (state == FAILED) {
                if (gaveUp() || isPodFollowed()) {
                    leaveFailedIfItStartsByItself();
                } else {
                    start(Reasons.START_REQUESTED);
                }
            } else if (pod == null) {
                runWithoutPod();
            } else if (!seen.podIsCurrent()) {
                runWithPodOnItsWayOut(pod);
            } else {
                runWithPod(pod);
            }
        }

        private void runWithoutPod() {
            if (state == RUNNING || state == UNKNOWN) {
                enter(STOPPING, Reasons.POD_GONE, "The server's pod was gone and is made anew.");
            } else if (state != STARTING) {
                start(Reasons.START_REQUESTED);
            }
        }

        private void runWithPodOnItsWayOut(ObservedPod pod) {
            if (isUp() || state == UNKNOWN || (state == CRASHED && pod.container() instanceof ContainerNow.Running)) {
                if (seen.killIsDue()) {
                    enter(STOPPING, Reasons.KILL_REQUESTED, null);
                } else if (seen.restartIsDue()) {
                    enter(STOPPING, Reasons.RESTART_REQUESTED, null);
                } else {
                    enter(STOPPING, Reasons.POD_DELETED, "The cluster moves or restarts the server.");
                }
            } else if (state == null || state == STOPPED) {
                start(Reasons.START_REQUESTED);
            }
        }

        private void runWithPod(ObservedPod pod) {
            var followed = draft.pod();
            if (state == STOPPING && Reasons.GAME_ENDED.equals(status.reason()) && isPodFollowed()) {
                draft.runs(null);
                enter(STARTING, Reasons.RESTARTED_AFTER_END, null);
            } else if (state == null || state == STOPPED || state == STOPPING) {
                start(Reasons.START_REQUESTED);
            } else if (state == RUNNING && followed != null && !followed.uid().equals(pod.uid())) {
                enter(STOPPING, Reasons.POD_REPLACED, "The server's pod was replaced.");
            } else if (unreportedExits(pod) > 0) {
                crash(pod);
            } else if (state == CRASHED && budget.isUsedUp(status.crashes())) {
                draft.giveUp(seen.spec().generation());
                var last = status.message() == null ? "" : " Last: " + status.message();
                enter(
                        FAILED,
                        Reasons.CRASH_BUDGET_EXCEEDED,
                        "Crashed " + status.crashes().size() + " times within " + budget.window() + "." + last);
            } else {
                runContainer(pod);
            }
        }

        private void runContainer(ObservedPod pod) {
            switch (pod.container()) {
                case ContainerNow.Waiting(var reason, var message) -> {
                    if (reason != null && Reasons.saysCannotStart(reason)) {
                        draft.follow(pod);
                        enter(FAILED, Reasons.ofCannotStart(reason), message);
                    }
                }
                case ContainerNow.Running(var containerId) -> runProcess(pod, containerId);
                case ContainerNow.Ended ignored -> {}
            }
        }

        private void runProcess(ObservedPod pod, String containerId) {
            var sameRun = containerId.equals(status.runId());
            if (state == RUNNING && sameRun) {
                confirmNewIntent();
                return;
            }
            if (draft.isDone(containerId) && (state == STARTING || state == UNKNOWN)) {
                enterRun(pod, containerId, RUNNING, state == UNKNOWN ? Reasons.RECOVERED : Reasons.STARTED);
            } else if (state == CRASHED) {
                enterRun(pod, containerId, STARTING, Reasons.RESTARTED_AFTER_CRASH);
            } else if (state == FAILED || state == UNKNOWN || state == RUNNING) {
                enterRun(pod, containerId, STARTING, Reasons.RECOVERED);
            }
        }

        private void enterRun(ObservedPod pod, String containerId, GameServerState next, String reason) {
            draft.follow(pod);
            draft.runs(containerId);
            enter(next, reason, null);
        }

        private void start(String reason) {
            draft.startAfresh();
            draft.runs(null);
            enter(STARTING, reason, null);
        }

        /** Reports the oldest end of a container that was not reported yet. */
        private void crash(ObservedPod pod) {
            var newest = pod.newestExit();
            var unreported = unreportedExits(pod);
            var before = draft.follow(pod);
            var number = before.exits() + 1;
            if (newest == null || unreported > 1) {
                var accounted = new AccountedPod(pod.uid(), number, before.container());
                draft.ended(accounted, null, budget.with(status.crashes(), seen.now()));
                draft.runs(unseenRun(before));
                enter(CRASHED, Reasons.EXIT_UNSEEN, "The game ended and was restarted before it could be looked at.");
                return;
            }
            var accounted = new AccountedPod(pod.uid(), number, newest.containerId());
            draft.runs(newest.containerId());
            if (endedByItself(newest)) {
                draft.ended(accounted, newest.exitCode(), status.crashes());
                draft.enter(
                        STOPPING,
                        Reasons.GAME_ENDED,
                        "The game ended by itself.",
                        seen.spec().generation(),
                        seen.now(),
                        newest.exitCode(),
                        false);
                return;
            }
            var at = newest.finishedAt() == null ? seen.now() : newest.finishedAt();
            draft.ended(accounted, newest.exitCode(), budget.with(status.crashes(), at));
            draft.enter(
                    CRASHED,
                    newest.reason(),
                    newest.message() == null
                            ? "The game ended with exit code " + newest.exitCode() + "."
                            : newest.message(),
                    seen.spec().generation(),
                    seen.now(),
                    newest.exitCode(),
                    false);
        }

        /** One that ends before it was up has failed, whatever its exit code says. */
        private boolean endedByItself(ContainerExit exit) {
            return exit.exitCode() == 0
                    && state == RUNNING
                    && exit.containerId().equals(status.runId());
        }

        /**
         * How many ends of the game's container in this pod nobody has been told about. An end that was told as unseen, since
         * only the restart after it showed, is not told again when it shows itself later.
         */
        private int unreportedExits(ObservedPod pod) {
            var followed = draft.pod();
            if (followed == null || !followed.uid().equals(pod.uid())) {
                return pod.exits();
            }
            var newest = pod.newestExit();
            return newest != null && newest.containerId().equals(followed.container())
                    ? 0
                    : Math.max(0, pod.exits() - followed.exits());
        }

        /** The container whose end nobody saw, if it was seen running before. */
        private @Nullable String unseenRun(AccountedPod accounted) {
            var run = status.runId();
            return isUp() && run != null && !run.equals(accounted.container()) ? run : null;
        }

        private void leaveFailedIfItStartsByItself() {
            if (!gaveUp()
                    && pod != null
                    && seen.podIsCurrent()
                    && pod.container() instanceof ContainerNow.Running(var containerId)) {
                runProcess(pod, containerId);
            }
        }

        private boolean gaveUp() {
            return status.gaveUpAt() >= seen.spec().generation();
        }

        private boolean isPodFollowed() {
            var followed = draft.pod();
            return pod != null && followed != null && followed.uid().equals(pod.uid());
        }

        private boolean isUp() {
            return state == STARTING || state == RUNNING;
        }

        private void confirmNewIntent() {
            if (seen.spec().generation() > status.panelGeneration()) {
                enter(state == RUNNING ? RUNNING : STOPPED, Reasons.INTENT_APPLIED, null);
            }
        }

        private void enter(GameServerState next, String reason, @Nullable String message) {
            draft.enter(next, reason, message, seen.spec().generation(), seen.now());
        }
    }
}
