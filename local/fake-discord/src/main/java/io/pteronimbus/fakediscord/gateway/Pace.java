package io.pteronimbus.fakediscord.gateway;

import io.vertx.core.Future;
import java.util.Iterator;
import java.util.function.Supplier;

/** Work in steps, each begun when the one before has reached the client, so that little waits in memory. */
final class Pace {

    private Pace() {}

    /** A step that fails, since the client is gone, does not keep the next ones from going into its session. */
    static void each(Iterator<Supplier<Future<Void>>> steps) {
        while (steps.hasNext()) {
            Future<Void> step = steps.next().get();
            if (!step.isComplete()) {
                step.onComplete(done -> each(steps));
                return;
            }
        }
    }
}
