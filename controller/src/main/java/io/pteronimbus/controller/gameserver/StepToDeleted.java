package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.DELETING;

/** Towards nothing being left. */
record StepToDeleted(Sight sight) implements Step {

    @Override
    public void take() {
        var status = sight.status();
        var seen = sight.seen();
        var lastWord = !status.transitions().isEmpty()
                && status.transitions().getLast().deleted();
        if (sight.state() != DELETING) {
            sight.enter(DELETING, Reasons.DELETE_REQUESTED, null);
        } else if (seen.nothingLeft() && !lastWord) {
            sight.draft().enter(DELETING, Reasons.DELETED, null, seen.spec().generation(), seen.now(), null, true);
        }
    }
}
