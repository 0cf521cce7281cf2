package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.api.UsageSource.Usage;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code metrics.k8s.io}: what pods and the node use. Nothing of it is stored. */
final class MetricsRequests {

    private final ObjectStore store;
    private final UsageSource usage;

    MetricsRequests(ObjectStore store, UsageSource usage) {
        this.store = store;
        this.usage = usage;
    }

    List<ObjectNode> list(ApiRequest request, ResourceType type) {
        var selection = ListRequests.selection(request, type);
        return store.list("", type.plural(), request.namespace()).stream()
                .filter(selection)
                .flatMap(object -> measured(type, object).stream())
                .toList();
    }

    /** @throws StatusException 404 when it does not run, or only just runs */
    ObjectNode get(ApiRequest request, ResourceType type) {
        return store.get(new ObjectKey("", type.plural(), request.namespace(), request.requiredName()))
                .flatMap(object -> measured(type, object))
                .orElseThrow(() -> StatusException.notFound(type.key(request.namespace(), request.requiredName())));
    }

    private Optional<ObjectNode> measured(ResourceType type, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        if (type.kind().equals("NodeMetrics")) {
            return usage.node().map(measured -> {
                ObjectNode metrics = head(type, metadata, measured);
                metrics.set("usage", figures(measured));
                return metrics;
            });
        }
        Map<String, Usage> containers = usage.pod(
                metadata.path("namespace").asText(), metadata.path("name").asText());
        return containers.values().stream().findFirst().map(any -> {
            ObjectNode metrics = head(type, metadata, any);
            ArrayNode list = metrics.putArray("containers");
            containers.forEach(
                    (name, measured) -> list.addObject().put("name", name).set("usage", figures(measured)));
            return metrics;
        });
    }

    private static ObjectNode head(ResourceType type, JsonNode metadata, Usage measured) {
        ObjectNode metrics = Json.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        ObjectNode own = metrics.putObject("metadata");
        String at = measured.at().truncatedTo(ChronoUnit.SECONDS).toString();
        for (String field : List.of("name", "namespace", "labels")) {
            if (metadata.has(field)) {
                own.set(field, metadata.get(field));
            }
        }
        own.put("creationTimestamp", at);
        long seconds = Math.max(1, measured.window().plusMillis(500).toSeconds());
        return metrics.put("timestamp", at).put("window", seconds + "s");
    }

    private static ObjectNode figures(Usage usage) {
        return Json.object().put("cpu", usage.nanoCores() + "n").put("memory", usage.memoryBytes() / 1024 + "Ki");
    }
}
