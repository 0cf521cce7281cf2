package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cluster which container of a server is the newest, running or ended. A stream of output is opened by the pod's
 * name, so it may be that of a container that has just taken the place of the one that was meant. Asked once the stream
 * has said something: if the container meant is the newest now, it was then, and the stream is its own.
 */
@Singleton
public class NewestContainer {
    private final KubernetesClient client;

    NewestContainer(KubernetesClient client) {
        this.client = client;
    }

    /**
     * An installation's container is the only one of its pod's there ever is.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException the cluster did not answer
     */
    public boolean is(ServerRef server, OutputSource output) {
        return !output.isOfGame(server) || is(server, output.containerId());
    }

    /** @throws io.fabric8.kubernetes.client.KubernetesClientException the cluster did not answer */
    public boolean is(ServerRef server, String containerId) {
        var pod = client.pods()
                .inNamespace(server.namespace())
                .withName(PodChild.nameOf(server))
                .get();
        return pod != null && containerId.equals(newest(PodChild.observed(pod)));
    }

    /** The container that runs, or the one that ended last. */
    static @Nullable String newest(ObservedPod pod) {
        if (pod.container() instanceof ContainerNow.Running(var running)) {
            return running;
        }
        var ended = pod.newestExit();
        return ended == null ? null : ended.containerId();
    }
}
