package io.pteronimbus.localcluster.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.vertx.core.MultiMap;
import java.util.List;

/** The container a request is about. */
record StreamTarget(String namespace, String pod, String container) {

    /** @throws StatusException 400 when the pod has no such container, or several and none was named */
    static StreamTarget of(ObjectStore store, String namespace, String name, MultiMap query) {
        ObjectKey key = ObjectKey.pod(namespace, name);
        ObjectNode pod = store.get(key).orElseThrow(() -> StatusException.notFound(key));
        List<String> containers = names(pod, "containers");
        String asked = query.get("container");
        if (asked == null || asked.isEmpty()) {
            String preferred = pod.path("metadata")
                    .path("annotations")
                    .path("kubectl.kubernetes.io/default-container")
                    .asText("");
            if (containers.size() > 1 && preferred.isEmpty()) {
                throw StatusException.badRequest(
                        "a container name must be specified for pod %s, choose one of: %s".formatted(name, containers));
            }
            asked = preferred.isEmpty() ? containers.getFirst() : preferred;
        }
        if (!containers.contains(asked) && !names(pod, "initContainers").contains(asked)) {
            throw StatusException.badRequest("container %s is not valid for pod %s".formatted(asked, name));
        }
        return new StreamTarget(namespace, name, asked);
    }

    /** Why the container waits, for the client to be told. */
    String waitingReason(ObjectStore store) {
        return store.get(ObjectKey.pod(namespace, pod)).stream()
                .flatMap(object -> object.at("/status/containerStatuses").valueStream())
                .filter(status -> status.path("name").asText().equals(container))
                .map(status -> status.at("/state/waiting/reason").asText("PodInitializing"))
                .findFirst()
                .orElse("PodInitializing");
    }

    private static List<String> names(JsonNode pod, String list) {
        return pod.path("spec")
                .path(list)
                .valueStream()
                .map(container -> container.path("name").asText())
                .toList();
    }
}
