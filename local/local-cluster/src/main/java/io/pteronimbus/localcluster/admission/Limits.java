package io.pteronimbus.localcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.validation.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/** LimitRanges: what containers get that say nothing, and what is too little or too much for a container, a pod or a claim. */
final class Limits {

    private Limits() {}

    /** Fills in the defaults of the namespace's LimitRanges. */
    static void fill(ObjectStore store, ObjectKey key, ObjectNode pod) {
        for (JsonNode range : ranges(store, key, "Container")) {
            for (String list : List.of("containers", "initContainers")) {
                pod.path("spec").path(list).forEach(container -> {
                    ObjectNode resources = ((ObjectNode) container).withObjectProperty("resources");
                    fill(resources, "limits", range.path("default"));
                    fill(resources, "requests", range.path("defaultRequest"));
                });
            }
        }
    }

    private static void fill(ObjectNode resources, String side, JsonNode defaults) {
        if (!defaults.isEmpty()) {
            ObjectNode present = resources.withObjectProperty(side);
            defaults.properties().forEach(value -> present.putIfAbsent(value.getKey(), value.getValue()));
        }
    }

    /** @throws StatusException 403 for what is out of bounds */
    static void check(ObjectStore store, ObjectKey key, ObjectNode object) {
        JsonNode spec = object.path("spec");
        if (key.sameKind("", "persistentvolumeclaims")) {
            for (JsonNode range : ranges(store, key, "PersistentVolumeClaim")) {
                BigDecimal asked =
                        Quantity.of(spec.path("resources").path("requests").path("storage"));
                bound(key, "PersistentVolumeClaim", range, "storage", asked, asked);
            }
            return;
        }
        for (JsonNode range : ranges(store, key, "Container")) {
            for (String list : List.of("containers", "initContainers")) {
                for (JsonNode container : spec.path(list)) {
                    JsonNode resources = container.path("resources");
                    for (String resource : named(range)) {
                        bound(
                                key,
                                "Container",
                                range,
                                resource,
                                Quantity.of(resources.path("requests").path(resource)),
                                Quantity.of(resources.path("limits").path(resource)));
                    }
                }
            }
        }
        var pod = new PodResources(spec);
        for (JsonNode range : ranges(store, key, "Pod")) {
            for (String resource : named(range)) {
                bound(key, "Pod", range, resource, pod.total("requests", resource), pod.total("limits", resource));
            }
        }
    }

    private static void bound(
            ObjectKey key, String of, JsonNode range, String resource, BigDecimal request, BigDecimal limit) {
        JsonNode most = range.path("max").path(resource);
        JsonNode least = range.path("min").path(resource);
        if (!most.isMissingNode()) {
            if (limit.signum() == 0) {
                throw StatusException.forbidden(
                        key,
                        "maximum %s usage per %s is %s.  No limit is specified".formatted(resource, of, most.asText()));
            }
            if (limit.compareTo(Quantity.of(most)) > 0) {
                throw StatusException.forbidden(
                        key,
                        "maximum %s usage per %s is %s, but limit is %s"
                                .formatted(resource, of, most.asText(), QuotaUsage.format(resource, limit)));
            }
        }
        if (!least.isMissingNode() && request.compareTo(Quantity.of(least)) < 0) {
            throw StatusException.forbidden(
                    key,
                    "minimum %s usage per %s is %s, but request is %s"
                            .formatted(resource, of, least.asText(), QuotaUsage.format(resource, request)));
        }
    }

    private static List<String> named(JsonNode range) {
        var names = new TreeSet<String>();
        range.path("max").fieldNames().forEachRemaining(names::add);
        range.path("min").fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    private static List<JsonNode> ranges(ObjectStore store, ObjectKey key, String type) {
        return store.list("", "limitranges", key.namespace()).stream()
                .flatMap(object -> object.path("spec").path("limits").valueStream())
                .filter(item -> item.path("type").asText().equals(type))
                .toList();
    }
}
