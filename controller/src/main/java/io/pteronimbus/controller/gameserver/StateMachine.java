package io.pteronimbus.controller.gameserver;

import io.pteronimbus.controller.gameserver.ObservedInstall.Phase;
import io.pteronimbus.crd.GameServerStatus;

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
        draft.said(seen.lastLines());
        if (seen.doneContainer() != null) {
            draft.done(seen.doneContainer(), seen.now());
        }
        var install = seen.install();
        var wanted = seen.spec().install();
        if (install != null
                && wanted != null
                && install.phase() == Phase.SUCCEEDED
                && install.nonce() == wanted.nonce()) {
            draft.installed(install.nonce(), seen.now());
        }
        if (!draft.awaitsAcknowledgement()) {
            step(new Sight(draft, status, seen, budget)).take();
        }
        return draft.decide();
    }

    private static Step step(Sight sight) {
        var seen = sight.seen();
        var pod = seen.pod();
        if (seen.deleting()) {
            return new StepToDeleted(sight);
        }
        if (pod != null && pod.nodeLost()) {
            return new StepToUnknown(sight);
        }
        if (InstallPlan.isDue(sight.status(), sight.draft().installedNonce(), seen)) {
            return new StepToInstalled(sight);
        }
        return seen.wantsRunning() ? new StepToRunning(sight) : new StepToStopped(sight);
    }
}
