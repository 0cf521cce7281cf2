package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import java.util.EnumSet;
import java.util.Set;

/** What an observation means for what a server waits for. */
final class Outcomes {
    /** The reason of a game that is started in a new pod, see docs/server-states.md. */
    private static final String NEW_POD = "StartRequested";

    /** States that are no outcome of an action that is to end with a running game. */
    private static final Set<ServerState> ON_THE_WAY =
            EnumSet.of(ServerState.STARTING, ServerState.STOPPING, ServerState.INSTALLING, ServerState.SUSPENDED);

    private Outcomes() {}

    /** Whether that transition of the server's resource, or a later one, was seen before. */
    static boolean isKnown(Server server, ServerStateChanged seen) {
        return seen.resourceUid().equals(server.resourceUid) && seen.stateSeq() <= server.stateSeq;
    }

    /** Whether that state is an outcome of the action that is awaited. A stop ends in one place, a start in several. */
    static boolean settles(Server server, ServerState seen) {
        if (server.suspended) {
            return seen == ServerState.SUSPENDED;
        }
        if (server.desiredState == ServerState.STOPPED) {
            return seen == ServerState.STOPPED
                    || (server.pendingAction == PendingAction.REINSTALL && seen == ServerState.FAILED);
        }
        return !ON_THE_WAY.contains(seen);
    }

    /** Whether a game runs, or is being started, that does not know of a change made now. */
    static boolean hasGame(Server server) {
        return server.desiredState == ServerState.RUNNING && !server.suspended && server.state != ServerState.STOPPED;
    }

    /** Whether that is a state in which no game runs, and none is on its way. */
    static boolean isDown(ServerState state) {
        return state == ServerState.STOPPED || state == ServerState.FAILED || state == ServerState.CRASHED;
    }

    /** Whether nothing runs from then on that was started with older settings than are wanted. */
    static boolean startsAnew(Server server, ServerStateChanged seen) {
        return switch (seen.state()) {
            case STOPPED, SUSPENDED -> true;
            case STARTING -> seen.generation() >= server.restartDue && NEW_POD.equals(seen.reason());
            default -> false;
        };
    }
}
