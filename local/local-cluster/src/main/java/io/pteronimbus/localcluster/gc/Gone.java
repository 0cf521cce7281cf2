package io.pteronimbus.localcluster.gc;

import io.pteronimbus.localcluster.store.StatusException;

/** Others delete at the same time: what is gone already needs no deletion. */
final class Gone {

    private Gone() {}

    static void tolerate(Runnable action) {
        try {
            action.run();
        } catch (StatusException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }
}
