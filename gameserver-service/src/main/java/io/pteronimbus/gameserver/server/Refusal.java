package io.pteronimbus.gameserver.server;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;

/** What cannot be asked of a server as it is, answered with 409. */
final class Refusal {
    private Refusal() {}

    /** {@code conflict}: it is being deleted. */
    static void ofDeleting(Server server) {
        if (server.deleting) {
            throw new ProblemException(ProblemType.CONFLICT, "The server is being deleted.");
        }
    }

    /** {@code server-suspended}, telling why: an administrator holds it. */
    static void ofSuspended(Server server) {
        if (server.suspended) {
            var reason = server.suspendedReason;
            throw new ProblemException(
                    ProblemType.SERVER_SUSPENDED,
                    reason == null
                            ? "An administrator has suspended the server."
                            : "An administrator has suspended the server: " + reason);
        }
    }

    /** {@code power-in-progress}: the outcome of another action is awaited. */
    static void ofBusy(Server server) {
        var pending = server.pendingAction;
        if (pending != null) {
            throw new ProblemException(
                    ProblemType.POWER_IN_PROGRESS,
                    "The action " + pending.word() + " is still under way. Wait for it, or kill the server.");
        }
    }
}
