package io.pteronimbus.controller.whole;

import io.pteronimbus.localcluster.fault.Fault;
import io.pteronimbus.localcluster.fault.FaultAction;
import io.pteronimbus.localcluster.fault.Faults;
import java.time.Duration;
import java.util.Set;

/**
 * A moment at which the controller dies: with a server's n-th write on its way, or done and not answered.
 *
 * @param write counted from 1, of those in the server's namespace
 * @param done whether the cluster did what it was asked
 */
record CrashPoint(Story story, int write, boolean done) {

    /** From here on the server stands still, since no write of its namespace comes through any more. */
    String set(Faults faults, String namespace) {
        if (done) {
            faults.set(fault(FaultAction.LOSE, namespace, write, 1));
        }
        return faults.set(fault(FaultAction.CUT, namespace, done ? write + 1 : write, 0));
    }

    private static Fault fault(FaultAction action, String namespace, int first, int times) {
        return new Fault(action, Set.of("write"), "", "", "", namespace, "", "", first, times, 500, Duration.ZERO);
    }
}
