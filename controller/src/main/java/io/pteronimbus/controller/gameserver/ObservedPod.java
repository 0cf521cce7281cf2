package io.pteronimbus.controller.gameserver;

import org.jspecify.annotations.Nullable;

/**
 * The pod of a server, reduced to what its state depends on.
 *
 * @param gracePeriod seconds it was given when its deletion began; meaningless before
 * @param nodeLost nobody knows what it is doing
 * @param restartNonce of the intent it was started under
 * @param killNonce of the intent it was started under
 * @param restarts how often the game container was restarted in place
 * @param lastExit how the container before the present one ended
 */
record ObservedPod(
        String uid,
        boolean deleting,
        long gracePeriod,
        boolean nodeLost,
        long restartNonce,
        long killNonce,
        int restarts,
        ContainerNow container,
        @Nullable ContainerExit lastExit) {

    /** How the game container ended the last time it did, if it ever did in this pod. */
    @Nullable
    ContainerExit newestExit() {
        return container instanceof ContainerNow.Ended ended ? ended.exit() : lastExit;
    }

    /**
     * How often the game container has ended in this pod. A container waiting to be restarted has ended, and is not
     * in the count of restarts yet.
     */
    int exits() {
        return container instanceof ContainerNow.Running || newestExit() == null ? restarts : restarts + 1;
    }
}
