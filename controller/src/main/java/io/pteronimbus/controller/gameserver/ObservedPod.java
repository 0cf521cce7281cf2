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
 * @param place where it is to be
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
        @Nullable ContainerExit lastExit,
        PodPlace place) {
    /** The cluster's own word for a container that it waits to start again, since it ended badly. */
    static final String BACK_OFF = "CrashLoopBackOff";

    /** How the game container ended the last time it did, if it ever did in this pod. */
    @Nullable
    ContainerExit newestExit() {
        return container instanceof ContainerNow.Ended ended ? ended.exit() : lastExit;
    }

    /**
     * How often the game container has surely ended in this pod. Runs are counted by the restarts before them, so that the
     * same end seen twice, in whatever order its traces come, has the same number. A container that waits may be counted
     * as restarted already, before it runs, or not yet: the cluster calls only the latter a back-off.
     */
    int exits() {
        if (hasEndedAfterRestarts()) {
            return restarts + 1;
        }
        return newestExit() == null ? restarts : Math.max(1, restarts);
    }

    private boolean hasEndedAfterRestarts() {
        return switch (container) {
            case ContainerNow.Ended ignored -> true;
            case ContainerNow.Waiting waiting -> BACK_OFF.equals(waiting.reason()) && lastExit != null;
            case ContainerNow.Running ignored -> false;
        };
    }
}
