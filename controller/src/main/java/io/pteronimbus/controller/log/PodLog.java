package io.pteronimbus.controller.log;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.URLUtils;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Follows a container's output from its beginning. No thread waits for it: lines come when there are some. */
@Singleton
public class PodLog {
    private static final int LONGEST_LINE_BYTES = 32 * 1024;

    /** Has connections of its own: one that is closed while its stream ends may be in somebody else's hands already. */
    private final KubernetesClient client;

    public PodLog(KubernetesClient cluster) {
        client = new KubernetesClientBuilder()
                .withConfig(cluster.getConfiguration())
                .build();
    }

    @PreDestroy
    public void close() {
        client.close();
    }

    /**
     * One request: the client's own way asks for the pod, and watches it, before it reads its log.
     *
     * @param timestamps each line begins with its time (RFC 3339) and a space
     * @param lines may block: that slows down reading. Called by one thread at a time
     */
    public LogStream follow(
            String namespace, String pod, String container, boolean timestamps, Consumer<String> lines) {
        var http = client.getHttpClient();
        var log = URLUtils.join(client.getMasterUrl().toString(), "api/v1/namespaces", namespace, "pods", pod, "log");
        var request = http.newHttpRequestBuilder()
                .uri(log + "?container=" + container + "&follow=true" + (timestamps ? "&timestamps=true" : ""))
                .forStreaming()
                .build();
        return LogStream.open(http, request, new LineSplitter(LONGEST_LINE_BYTES, lines));
    }
}
