package io.pteronimbus.controller.gameserver;

import static io.pteronimbus.crd.GameServerState.UNKNOWN;

/**
 * The node that has the pod is not heard from: nothing is known of the game, and nothing can be done about it. What is wanted meanwhile is answered
 * with just that, so that nobody waits for it.
 */
record StepToUnknown(Sight sight) implements Step {

    @Override
    public void take() {
        var isNewIntent = sight.seen().spec().generation() > sight.status().panelGeneration();
        if (sight.state() != UNKNOWN || isNewIntent) {
            sight.enter(UNKNOWN, Reasons.NODE_LOST, Sentences.NODE_LOST);
        }
    }
}
