package io.pteronimbus.controller.log;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Follows a container's output from its beginning. No thread waits for it: lines come when there are some. */
@Singleton
public class PodLog {
    private static final int LONGEST_LINE_BYTES = 32 * 1024;

    private final KubernetesClient client;

    public PodLog(KubernetesClient client) {
        this.client = client;
    }

    /**
     * @param timestamps each line begins with its time (RFC 3339) and a space
     * @param lines may block: that slows down reading. Called by one thread at a time
     */
    public LogWatch follow(String namespace, String pod, String container, boolean timestamps, Consumer<String> lines) {
        OutputStream splitter = new LineSplitter(LONGEST_LINE_BYTES, lines);
        var log = client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .inContainer(container)
                .withReadyWaitTimeout(0);
        return timestamps ? log.usingTimestamps().watchLog(splitter) : log.watchLog(splitter);
    }
}
