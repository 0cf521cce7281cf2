package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.StateTransition;
import org.jspecify.annotations.Nullable;

/** What the status of a server is to be. */
record StateDecision(GameServerStatus status) {

    /** The transition the decision takes from {@code before}, or null if only facts changed. */
    @Nullable
    StateTransition transitionFrom(GameServerStatus before) {
        return status.stateSeq() > before.stateSeq() ? status.transitions().getLast() : null;
    }

    boolean changes(GameServerStatus before) {
        return !status.equals(before);
    }

    /**
     * Whether the status has to be written for it. Not for an address alone while the server starts: that goes along
     * with the transition that is to come, and is needed by nobody before.
     */
    boolean isWorthWriting(GameServerStatus before) {
        return status.state() == GameServerState.STARTING
                ? !status.withAddress(before.address()).equals(before)
                : changes(before);
    }
}
