package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.StateTransition;
import io.pteronimbus.events.ServerAddress;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;

/** Transitions as the world is told of them. */
public final class TransitionEvents {
    private TransitionEvents() {}

    /** @param uid of the resource */
    public static ServerStateChanged of(String cluster, String uid, ServerRef ref, StateTransition transition) {
        var address = transition.address();
        return new ServerStateChanged(
                ref.serverId(),
                ref.tenantId(),
                cluster,
                uid,
                transition.seq(),
                transition.generation(),
                state(transition.state()),
                transition.previousState() == null ? null : state(transition.previousState()),
                transition.reason(),
                transition.message(),
                transition.at(),
                transition.runId(),
                transition.exitCode(),
                address == null ? null : new ServerAddress(address.host(), address.port()),
                transition.deleted(),
                transition.lastLines());
    }

    private static ServerState state(GameServerState state) {
        return ServerState.valueOf(state.name());
    }
}
