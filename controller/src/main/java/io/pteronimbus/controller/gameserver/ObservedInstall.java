package io.pteronimbus.controller.gameserver;

import org.jspecify.annotations.Nullable;

/**
 * A server's installation, as its Job and the Job's pod show it.
 *
 * @param nonce which installation it is
 * @param killNonce of the intent it was begun under
 * @param deleting it was told to go, and may run still
 * @param alive the Job or its pod has not come to its end; one whose pod cannot start has failed, and is alive
 * @param message why it failed, for people
 * @param exitCode of the container that failed
 * @param pod name of its pod, if there is one
 * @param container the one that failed, or that is to be looked at
 * @param place where its pod is to be
 * @param output what its script says; null as long as that has not begun
 */
record ObservedInstall(
        long nonce,
        long killNonce,
        boolean deleting,
        boolean alive,
        Phase phase,
        @Nullable String message,
        @Nullable Integer exitCode,
        @Nullable String pod,
        String container,
        PodPlace place,
        @Nullable OutputSource output) {

    enum Phase {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /** Something of it runs, or is about to. */
    boolean isAtWork() {
        return alive && (deleting || phase == Phase.RUNNING);
    }

    /**
     * It may write to the server's volume yet. Once it may not, it never may again: that its Job is being deleted is nothing a game has to
     * wait for.
     */
    boolean holdsVolume() {
        return alive;
    }
}
