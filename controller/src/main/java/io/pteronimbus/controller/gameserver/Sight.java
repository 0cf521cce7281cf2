package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.CRASHED;
import static io.pteronimbus.crd.GameServerState.RUNNING;
import static io.pteronimbus.crd.GameServerState.STARTING;
import static io.pteronimbus.crd.GameServerState.STOPPING;

import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.GameServerStatus.AccountedPod;
import org.jspecify.annotations.Nullable;

/** One look at one server: what was known, what is seen, and the status that comes of it. */
record Sight(StatusDraft draft, GameServerStatus status, ServerObservation seen, CrashBudget budget) {

    @Nullable
    GameServerState state() {
        return status.state();
    }

    boolean isUp() {
        return state() == STARTING || state() == RUNNING;
    }

    /** It was given up, or ended to stay ended, and nobody has asked for anything since. */
    boolean gaveUp() {
        return status.gaveUpAt() >= seen.spec().generation();
    }

    /** The pod is the one whose ends are counted. */
    boolean isPodFollowed() {
        var followed = draft.pod();
        var pod = seen.pod();
        return pod != null && followed != null && followed.uid().equals(pod.uid());
    }

    void enter(GameServerState next, String reason, @Nullable String message) {
        draft.enter(next, reason, message, seen.spec().generation(), seen.now());
    }

    private void enter(GameServerState next, String reason, String message, int exitCode) {
        draft.enter(next, reason, message, seen.spec().generation(), seen.now(), exitCode, false);
    }

    /** Answers an intent that changes nothing about the state. */
    void confirmNewIntent(GameServerState present) {
        if (seen.spec().generation() > status.panelGeneration()) {
            enter(present, Reasons.INTENT_APPLIED, null);
        }
    }

    /**
     * Says what keeps it from going on, once each: what the cluster says of it changes with every node that comes or goes.
     *
     * @return whether there was anything to be said
     */
    boolean tell(@Nullable Trouble trouble, GameServerState present) {
        var told = status.reason();
        if (trouble == null && Trouble.isReason(told)) {
            enter(present, Reasons.START_GOES_ON, null);
            return true;
        }
        if (trouble != null && !trouble.reason().equals(told)) {
            enter(present, trouble.reason(), trouble.message());
            return true;
        }
        return false;
    }

    /**
     * Says that the cluster does not take what was changed of a running server, and when it does after all.
     *
     * @return whether there was anything to be said
     */
    boolean tellOfChange() {
        var refusal = seen.refusal();
        var isTold = Reasons.CHANGE_REFUSED.equals(status.reason());
        if (refusal == null && isTold) {
            enter(RUNNING, Reasons.CHANGE_TAKEN, null);
            return true;
        }
        // a newer change that is refused too is told anew: to confirm it would be a lie
        var isNew = !isTold || seen.spec().generation() > status.panelGeneration();
        if (refusal != null && refusal.isToBeTold(seen.now()) && isNew) {
            enter(RUNNING, Reasons.CHANGE_REFUSED, Sentences.ofRefusedChange(refusal));
            return true;
        }
        return false;
    }

    void start(String reason) {
        draft.startAfresh();
        draft.runs(null);
        enter(STARTING, reason, null);
    }

    /**
     * How many ends of the game's container in this pod nobody has been told about. An end that was told as unseen, since
     * only the restart after it showed, is not told again when it shows itself later.
     */
    int unreportedExits(ObservedPod pod) {
        var followed = draft.pod();
        if (followed == null || !followed.uid().equals(pod.uid())) {
            return pod.exits();
        }
        var newest = pod.newestExit();
        return newest != null && newest.containerId().equals(followed.container())
                ? 0
                : Math.max(0, pod.exits() - followed.exits());
    }

    /** Reports the oldest end of a container that was not reported yet. */
    void reportEnd(ObservedPod pod) {
        var newest = pod.newestExit();
        var unreported = unreportedExits(pod);
        var before = draft.follow(pod);
        var number = before.exits() + 1;
        if (newest == null || unreported > 1) {
            draft.ended(
                    new AccountedPod(pod.uid(), number, before.container()),
                    null,
                    budget.with(status.crashes(), seen.now()));
            draft.runs(unseenRun(before));
            enter(CRASHED, Reasons.EXIT_UNSEEN, "The game ended and was restarted before it could be looked at.");
            return;
        }
        draft.runs(newest.containerId());
        var accounted = new AccountedPod(pod.uid(), number, newest.containerId());
        if (endedByItself(newest)) {
            draft.ended(accounted, newest.exitCode(), status.crashes());
            gameEnded(newest);
        } else {
            var at = newest.finishedAt() == null ? seen.now() : newest.finishedAt();
            draft.ended(accounted, newest.exitCode(), budget.with(status.crashes(), at));
            enter(CRASHED, newest.reason(), Sentences.ofEnd(newest, seen.spec()), newest.exitCode());
        }
    }

    private void gameEnded(ContainerExit exit) {
        if (seen.spec().onExit() == OnExit.STOP) {
            draft.giveUp(seen.spec().generation());
        }
        enter(STOPPING, Reasons.GAME_ENDED, Sentences.GAME_ENDED, exit.exitCode());
    }

    /** One that ends before it was up has failed, whatever its exit code says. */
    private boolean endedByItself(ContainerExit exit) {
        return exit.exitCode() == 0 && state() == RUNNING && exit.containerId().equals(status.runId());
    }

    /** The container whose end nobody saw, if it was seen running before. */
    private @Nullable String unseenRun(AccountedPod accounted) {
        var run = status.runId();
        return isUp() && run != null && !run.equals(accounted.container()) ? run : null;
    }
}
