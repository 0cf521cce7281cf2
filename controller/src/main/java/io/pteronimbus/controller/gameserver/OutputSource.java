package io.pteronimbus.controller.gameserver;

/**
 * A container whose output people read.
 *
 * @param containerId as the cluster names it
 * @param hasEnded it says no more; one that runs may be restarted in place
 */
public record OutputSource(String pod, String container, String containerId, boolean hasEnded) {

    static OutputSource ofGame(ServerRef server, String containerId) {
        return new OutputSource(ServerPods.podName(server), ServerPods.containerName(), containerId, false);
    }

    /** The pods of games are named by their server, one after the other; those of installations are not. */
    boolean isOfGame(ServerRef server) {
        return pod.equals(ServerPods.podName(server));
    }
}
