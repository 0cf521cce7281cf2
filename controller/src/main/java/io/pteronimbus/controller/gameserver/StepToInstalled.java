package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.FAILED;
import static io.pteronimbus.crd.GameServerState.INSTALLING;
import static io.pteronimbus.crd.GameServerState.STOPPING;

import io.pteronimbus.controller.gameserver.ObservedInstall.Phase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Towards a server whose files are made: the game is stopped first, and starts when they are. */
record StepToInstalled(Sight sight) implements Step {

    @Override
    public void take() {
        var pod = sight.seen().pod();
        if (pod != null) {
            stopGame(pod);
        } else if (sight.state() == INSTALLING) {
            follow();
        } else if (mayBegin()) {
            sight.draft().runs(null);
            sight.enter(INSTALLING, Reasons.INSTALL_REQUESTED, null);
        }
    }

    private void stopGame(ObservedPod pod) {
        var state = sight.state();
        if (sight.isUp() && !pod.deleting() && sight.unreportedExits(pod) > 0) {
            sight.reportEnd(pod);
        } else if (state != STOPPING && state != INSTALLING) {
            var killed = sight.seen().killIsDue();
            sight.enter(STOPPING, killed ? Reasons.KILL_REQUESTED : Reasons.INSTALL_REQUESTED, null);
        }
    }

    /** What is left of an installation before must be gone: its failure would be taken for one of this. */
    private boolean mayBegin() {
        var job = sight.seen().install();
        return job == null || (isWanted(job) && job.phase() != Phase.FAILED);
    }

    /** A success is noted in the status by whoever sees it, and ends this step. */
    private void follow() {
        var job = sight.seen().install();
        if (job != null && isWanted(job) && job.phase() == Phase.FAILED) {
            var generation = sight.seen().spec().generation();
            sight.draft().giveUp(generation);
            sight.draft()
                    .enter(
                            FAILED,
                            Reasons.INSTALL_FAILED,
                            job.message(),
                            generation,
                            sight.seen().now(),
                            job.exitCode(),
                            false);
        } else if (!sight.tell(trouble(job), INSTALLING)) {
            sight.confirmNewIntent(INSTALLING);
        }
    }

    private @Nullable Trouble trouble(@Nullable ObservedInstall job) {
        return job == null || job.pod() == null
                ? Trouble.ofRefusal(sight.seen())
                : Trouble.ofPlace(sight.seen(), job.place());
    }

    private boolean isWanted(ObservedInstall job) {
        var install = Objects.requireNonNull(sight.seen().spec().install());
        return !job.deleting() && job.nonce() == install.nonce();
    }
}
